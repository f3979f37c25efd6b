using E2E.Browsers;
using E2E.Stack;
using static E2E.Microphones.Cell;

namespace E2E.Microphones;

/// <summary>
/// The one table of why a microphone cannot be had: the tests run its rows, and docs/microphone.md shows it. What no browser of this rig
/// can be brought to do is a cell with its reason, not a row that claims.
/// </summary>
internal static class Causes
{
    private const string Nobody = "microphone=()";
    private const string OnlyThePage = "microphone=(self)";
    private const string Attribute = "give the frame allow=\"microphone\"";

    private static readonly Had NoSuchHeader = new("heeds no such header");
    private static readonly Cell Denied = new Told("mic_denied");
    private static readonly Cell Busy = new Told("mic_busy", Injected: true);
    private static readonly Cell NeedsAnotherSystem = new NotShown("needs macOS or Windows");
    private static readonly Cell PolicyOfThePage = new Told("mic_blocked_by_policy", "Permissions-Policy: microphone=(self)", Fixer.SiteOwner);
    private static readonly Cell PolicyOfTheHost = new Told("mic_blocked_by_policy", "a header of the page forbids the microphone", Fixer.SiteOwner);
    private static readonly Cell Unallowed = new Told("mic_not_allowed_in_frame", Attribute, Fixer.SiteOwner);
    private static readonly Cell UnallowedOrPolicy = new Told("mic_not_allowed_in_frame", $"{Attribute}. If the page has a policy", Fixer.SiteOwner);
    private static readonly Cell Sandboxed = new Told("mic_sandboxed", "allow-same-origin", Fixer.SiteOwner);

    public static IReadOnlyList<Cause> All { get; } = [.. OfAPage(), .. OfAFramedPage(), .. OfAWidget(), .. OfAFullPage()];

    public static Cause Of(Place place, string what) => All.Single(cause => cause.Place == place && cause.What == what);

    /// <summary>The rows for a test: every browser whose cell is a <typeparamref name="TCell"/>.</summary>
    public static TheoryData<Engine, Place, string> Rows<TCell>(Func<Cause, bool> isRow)
        where TCell : Cell
    {
        var rows = new TheoryData<Engine, Place, string>();
        foreach (var engine in Engines.All)
        {
            foreach (var cause in All.Where(cause => isRow(cause) && cause.In(engine.Data) is TCell))
            {
                rows.Add(engine.Data, cause.Place, cause.What);
            }
        }
        return rows;
    }

    private static Cause[] OfAPage() =>
    [
        Insecure(Place.Page),
        OldBrowser(Place.Page),
        new(Place.Page, "header `Permissions-Policy: microphone=()` of the page", new() { PermissionsPolicy = Nobody }, PolicyOfThePage, NoSuchHeader, NoSuchHeader),
        new(
            Place.Page, "the same header, and a visitor who would refuse",
            new() { PermissionsPolicy = Nobody, Microphone = Microphone.Denied }, PolicyOfThePage, Denied, Denied) { IsTwo = true },
        Cause.Everywhere(Place.Page, "header `Permissions-Policy: microphone=(self)` of the page", new() { PermissionsPolicy = OnlyThePage }, new Had()),
        .. OfVisitorAndDevice(Place.Page),
        Silent(Place.Page, new Warned("the event `microphone` with the state `silent`; the call goes on")),
    ];

    private static Cause[] OfAFramedPage() =>
    [
        Cause.Everywhere(Place.FramedPage, "frame without `allow`", new() { Allow = null }, UnallowedOrPolicy),
        Cause.Everywhere(
            Place.FramedPage, "the same, and a visitor who would refuse",
            new() { Allow = null, Microphone = Microphone.Denied }, UnallowedOrPolicy) with { IsTwo = true },
        Cause.Everywhere(Place.FramedPage, "frame with `allow=\"microphone 'none'\"`", new() { Allow = "microphone 'none'" }, UnallowedOrPolicy),
        new(
            Place.FramedPage, "header `microphone=()` of the page around",
            new() { PermissionsPolicy = Nobody }, UnallowedOrPolicy, NoSuchHeader, NoSuchHeader),
        new(
            Place.FramedPage, "header `microphone=(self)` of the page around",
            new() { PermissionsPolicy = OnlyThePage }, UnallowedOrPolicy, NoSuchHeader, NoSuchHeader),
        Cause.Everywhere(
            Place.FramedPage, "frame with `allow=\"microphone\"`, and a header that names its origin",
            new() { PermissionsPolicy = "microphone=(self \"{other}\")" }, new Had()),
        Cause.Everywhere(Place.FramedPage, "frame with `sandbox=\"allow-scripts\"`", new() { Sandbox = "allow-scripts" }, Sandboxed),
        Cause.Everywhere(
            Place.FramedPage, "frame with `sandbox=\"allow-scripts allow-same-origin\"`",
            new() { Sandbox = "allow-scripts allow-same-origin" }, new Had()),
        Cause.Everywhere(Place.FramedPage, "the visitor refuses", new() { Microphone = Microphone.Denied }, Denied),
    ];

    private static Cause[] OfAWidget() =>
    [
        Insecure(Place.Widget) with { Words = "insecure_page", OffersFullPage = true },
        OldBrowser(Place.Widget),
        OfAnOwner("header `microphone=()` of the page", new() { PermissionsPolicy = Nobody }, PolicyOfTheHost, NoSuchHeader),
        OfAnOwner("header `microphone=(self)` of the page", new() { PermissionsPolicy = OnlyThePage }, PolicyOfTheHost, NoSuchHeader),
        Cause.Everywhere(
            Place.Widget, "header that names the widget's server", new() { PermissionsPolicy = "microphone=(self \"{server}\")" }, new Had()),
        OfAnOwner("a script of the page keeps `allow` off the frame", new() { Script = PageScripts.NoAllow }, Unallowed, Unallowed),
        OfAnOwner("a script of the page writes `allow=\"microphone 'none'\"`", new() { Script = PageScripts.AllowNone }, Unallowed, Unallowed),
        BeforeTheFrame("a script of the page writes `sandbox=\"allow-scripts\"`", new() { Script = PageScripts.Sandbox("allow-scripts") }, Sandboxed),
        Cause.Everywhere(
            Place.Widget, "a script of the page writes `sandbox=\"allow-scripts allow-same-origin\"`",
            new() { Script = PageScripts.Sandbox("allow-scripts allow-same-origin") }, new Had()),
        .. OfVisitorAndDevice(Place.Widget),
        Silent(Place.Widget, new Warned("`mic_silent`; the call goes on")),
        BeforeTheFrame("the page's `frame-src` does not name the widget's server", new() { ContentSecurityPolicy = "frame-src 'self'" }, Blocked("to its frame-src")),
        BeforeTheFrame(
            "the widget's `AllowedOrigins` do not name the page", new() { Widget = TestWidgets.Elsewhere }, Blocked("AllowedOrigins (frame-ancestors)")),
        OfAnOwner("a frame written by hand, without the widget's script", new() { ByHand = true }, Blocked(), Blocked()) with { Requests = 0 },
    ];

    private static Cause[] OfAFullPage() =>
    [
        Cause.Everywhere(Place.FullPage, "the page is not secure", new() { Reach = Reach.Insecure }, new Told("insecure_origin")) with { Requests = 0 },
        Cause.Everywhere(Place.FullPage, "the visitor refuses", new() { Microphone = Microphone.Denied }, Denied),
    ];

    private static Cause[] OfVisitorAndDevice(Place place) =>
    [
        Cause.Everywhere(place, "the visitor refuses", new() { Microphone = Microphone.Denied }, Denied),
        new(
            place, "the visitor closes the question", new() { Microphone = Microphone.Dismissed }, new Told("mic_dismissed"),
            new NotShown("nothing here can close its question"), new NotShown("its mock microphone is granted or refused")),
        new(
            place, "the system refuses", Failing("NotAllowedError", "Permission denied by system"),
            new Told("mic_blocked_by_system", Injected: true), NeedsAnotherSystem, NeedsAnotherSystem),
        Cause.Everywhere(place, "no microphone is there", new() { Microphone = Microphone.Absent }, new Told("mic_not_found")),
        new(
            place, "another program has it", Failing("NotReadableError", "Could not start audio source", inFirefox: "Failed to allocate audiosource"),
            Busy, Busy, new NotShown("needs a device that another program holds")),
        Cause.Everywhere(
            place, "anything else", Failing("InvalidStateError", "No reason"), new Told("mic_unknown", "InvalidStateError No reason", Injected: true)),
    ];

    private static Situation Failing(string name, string message, string? inFirefox = null) =>
        new() { Script = PageScripts.Failing(name, message, inFirefox) };

    private static Told Blocked(string says = "") => new("frame_blocked", says, Fixer.SiteOwner);

    private static Cause Insecure(Place place) =>
        Cause.Everywhere(place, "the page is not secure", new() { Reach = Reach.Insecure }, new Told("insecure_origin", By: Fixer.SiteOwner)) with { Requests = 0 };

    private static Cause OldBrowser(Place place) =>
        Cause.Everywhere(place, "the browser has no `mediaDevices`", new() { Script = PageScripts.NoMediaDevices }, new Told("unsupported_browser")) with
        {
            Requests = 0,
        };

    private static Cause Silent(Place place, Cell told) => new(
        place, "the device delivers digital silence", new() { Microphone = Microphone.Silent }, told, told, new NotShown("its build makes no calls"));

    private static Cause OfAnOwner(string what, Situation situation, Cell chromium, Cell others) =>
        new(Place.Widget, what, situation, chromium, others, others) { OffersFullPage = true };

    private static Cause BeforeTheFrame(string what, Situation situation, Cell told) =>
        Cause.Everywhere(Place.Widget, what, situation, told) with { Requests = 0, OffersFullPage = true, ByLoader = true };
}
