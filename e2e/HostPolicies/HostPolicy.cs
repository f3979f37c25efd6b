using E2E.Browsers;

namespace E2E.HostPolicies;

/// <summary>A page that is strict, or unkind, with what others put on it: a row of the table.</summary>
/// <param name="What">In words.</param>
/// <param name="Misdeed">What is refused on such a page: a script that does it. It shows that what counts there counts.</param>
/// <param name="Chromium">What tells the page of the misdeed there. Also for Edge, which is Chromium.</param>
/// <param name="Firefox">In Firefox.</param>
/// <param name="WebKit">In WebKitGTK; null: its remote inspector does not follow the page to the process that it needs.</param>
internal sealed record HostPolicy(string What, string Misdeed, Counter Chromium, Counter Firefox, Counter? WebKit)
{
    /// <summary>In the place of all markup: the widget's line with its hash, as an owner finds it.</summary>
    public const string Pinned = "{pinned}";

    /// <summary>Of the page's answer. <c>{server}</c> is WidgetHost's origin, <c>{reports}</c> an address of the page's server.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>In the page's body. <c>{script}</c> is the address of the widget's script.</summary>
    public string Markup { get; init; } = """<script nonce="a2b4" src="{script}" async></script>""";

    /// <summary>A file of <c>HostPages</c> that runs before the scripts of every page and frame.</summary>
    public string? Script { get; init; }

    /// <summary>The visitor's browser stores nothing.</summary>
    public bool WithoutStorage { get; init; }

    /// <summary>It holds in the widget's frame as well.</summary>
    public bool InFrame => Script is not null || WithoutStorage;

    public Counter? In(Engine engine) => engine switch
    {
        Engine.Firefox => Firefox,
        Engine.WebKit => WebKit,
        _ => Chromium,
    };
}
