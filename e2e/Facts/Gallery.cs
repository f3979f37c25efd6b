using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E.Facts;

/// <summary>
/// Brings the real frame into each of its states, by what a visitor does and by the agents that behave or misbehave on demand. Used to look at
/// them: with axe, with a ruler, and with one's own eyes.
/// </summary>
internal static class Gallery
{
    /// <summary>States that need no call, so that a browser without WebRTC can show them too.</summary>
    private static readonly string[] WithoutACall = ["idle", "consent", "microphone", "error"];

    private const string Refused = "() => { MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('No', 'NotAllowedError')); }";

    private const string Unanswered = "() => { MediaDevices.prototype.getUserMedia = () => new Promise(() => {}); }";

    private static readonly Dictionary<string, (string Widget, Func<IPage, WidgetFrame, Task> Reach)> States = new(StringComparer.Ordinal)
    {
        ["idle"] = (TestWidgets.Running("av_tone"), (_, frame) => Expect(frame.Start).ToBeVisibleAsync()),
        ["consent"] = (TestWidgets.WithConsent, async (_, frame) =>
        {
            await frame.StartCallAsync();
            await Expect(frame.Agree).ToBeVisibleAsync();
        }),
        ["microphone"] = (TestWidgets.Running("av_tone"), async (page, frame) =>
        {
            await page.EvaluateAsync(Unanswered);
            await frame.StartCallAsync();
            await frame.ExpectStateAsync("microphone");
        }),
        ["connecting"] = (TestWidgets.Running("av_slow"), async (_, frame) =>
        {
            await frame.StartCallAsync();
            await frame.ExpectStateAsync("connecting");
        }),
        ["listening"] = (TestWidgets.Running("av_silent"), (_, frame) => frame.ConnectAsync()),
        ["speaking"] = (TestWidgets.Running("av_demo"), async (_, frame) =>
        {
            await frame.ConnectAsync();
            await Expect(frame.Turns("agent").First).ToBeVisibleAsync();
        }),
        ["muted"] = (TestWidgets.Running("av_tone"), async (_, frame) =>
        {
            await frame.ConnectAsync();
            await frame.Mute.ClickAsync();
            await Expect(frame.Notice).Not.ToBeEmptyAsync();
        }),
        ["push to talk"] = (TestWidgets.PushToTalk, (_, frame) => frame.ConnectAsync()),
        ["devices"] = (TestWidgets.Running("av_tone"), async (_, frame) =>
        {
            await frame.ConnectAsync();
            await frame.Devices.ClickAsync();
            await Expect(frame.Done).ToBeVisibleAsync();
        }),
        ["typing"] = (TestWidgets.Running("av_demo"), async (page, frame) =>
        {
            await page.EvaluateAsync(Refused);
            await frame.StartCallAsync();
            await frame.TypeInstead.ClickAsync();
            await frame.ExpectStateAsync("connected");
        }),
        ["reconnecting"] = (TestWidgets.Running("av_drop"), async (_, frame) =>
        {
            await frame.ConnectAsync();
            await frame.ExpectStateAsync("reconnecting");
        }),
        ["ended"] = (TestWidgets.Running("av_tone"), async (_, frame) =>
        {
            await frame.ConnectAsync();
            await frame.End.ClickAsync();
            await frame.Stars(4).CheckAsync(new() { Force = true });
            await Expect(frame.Comment).ToBeVisibleAsync();
        }),
        ["error"] = (TestWidgets.Running("av_tone"), async (page, frame) =>
        {
            await page.EvaluateAsync(Refused);
            await frame.StartCallAsync();
            await frame.ExpectStateAsync("error");
            await Expect(frame.TypeInstead).ToBeVisibleAsync();
        }),
        ["left"] = (TestWidgets.Running("av_tone"), async (page, frame) =>
        {
            await frame.ConnectAsync();
            await page.ReloadAsync();
            await Expect(frame.BackToCall).ToBeVisibleAsync();
        }),
    };

    /// <summary>The names of all of them.</summary>
    public static IEnumerable<string> All => States.Keys;

    /// <summary>Those that <paramref name="engine"/> can show: WebKitGTK makes no calls.</summary>
    public static IEnumerable<string> Of(Engine engine) => engine == Engine.WebKit ? WithoutACall : All;

    /// <summary>Opens the page of the state's widget and leaves it in the state. Call what changes the browser before.</summary>
    public static async Task<WidgetFrame> ShowAsync(IPage page, SharedStack stack, string state)
    {
        var (widget, reach) = States[state];
        await page.AddInitScriptAsync(scriptPath: Instruments.StandInPeerConnection);
        var frame = await FullPage.OpenAsync(page, stack, widget);
        await reach(page, frame);
        return frame;
    }
}
