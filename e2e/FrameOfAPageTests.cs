using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>What the page around the frame tells it, and what becomes of it there.</summary>
public sealed class FrameOfAPageTests(BrowserFixture browsers, SharedStack stack)
{
    private static readonly string[] Questions = ["When are you open?", "When are you open, please?", "And when are you open?"];

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Variables_GoIntoTheCall(Engine engine) => VisitAsync(engine, "av_demo", async (page, site) =>
    {
        await page.EvaluateAsync("DialNexaWidget.push(['setVariables', { visitor_name: 'Ada' }])");
        var frame = await site.OpenFrameAsync();
        await frame.ConnectAsync();
        await Expect(frame.Turns("agent").First).ToContainTextAsync("Hello Ada");
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Reset_EndsTheCall_AndTheNextVisitorIsAStranger(Engine engine) => VisitAsync(engine, "av_demo", async (page, site) =>
    {
        await page.EvaluateAsync("DialNexaWidget.push(['setVariables', { visitor_name: 'Ada' }])");
        var frame = await site.OpenFrameAsync();
        await frame.ConnectAsync();
        await Expect(frame.Turns("agent").First).ToContainTextAsync("Hello Ada");
        await page.EvaluateAsync("DialNexaWidget.push(['reset'])");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "idle");
        await Recording.IsOverAsync(page);

        await page.EvaluateAsync("DialNexaWidget.push(['open'])");
        await frame.ConnectAsync();
        await Expect(frame.Turns("agent").First).ToContainTextAsync("Hello there");
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task PhoneInACall_StaysAwake_AndMaySleepAfterIt(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync(
            """
            window.awake = 0;
            const matches = window.matchMedia.bind(window);
            window.matchMedia = (query) => query === '(pointer:coarse)' ? { matches: true } : matches(query);
            const request = async () => (window.awake++, { release: async () => { window.awake--; } });
            Object.defineProperty(Navigator.prototype, 'wakeLock', { get: () => ({ request }) });
            """);
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await frame.ConnectAsync();
        await Until.TrueAsync("the screen is kept on", () => page.EvaluateAsync<bool>("awake === 1"));
        await frame.End.ClickAsync();
        await Until.TrueAsync("the screen may go off", () => page.EvaluateAsync<bool>("awake === 0"));
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Transcript_IsFollowedUnlessTheVisitorReadsBack(Engine engine) => browsers.VisitAloneAsync(engine, Microphone.Speaking, async page =>
    {
        await page.SetViewportSizeAsync(400, 480);
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_demo"));
        await frame.ConnectAsync();
        await frame.Mute.ClickAsync();
        foreach (var question in Questions)
        {
            await frame.Message.FillAsync(question);
            await frame.Message.PressAsync("Enter");
            await Expect(frame.Turns("user").Filter(new() { HasText = question }).First).ToBeVisibleAsync();
        }
        await frame.Transcript.EvaluateAsync("(log) => { log.scrollTop = 0; }");
        await frame.Message.FillAsync("Once more, when are you open?");
        await frame.Message.PressAsync("Enter");
        var jump = frame.Panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^\\d+ new lines?$") });
        await jump.ClickAsync();
        await Expect(jump).ToBeHiddenAsync();
        await Until.TrueAsync("the newest words are in sight", () => frame.Transcript.EvaluateAsync<bool>(
            "(log) => log.scrollHeight - log.scrollTop - log.clientHeight < 24"));
    });

    private Task VisitAsync(Engine engine, string agent, Func<IPage, HostPage, Task> visit) =>
        // Whoever talks over the greeting cuts it off, in the transcript too.
        browsers.VisitAsync(engine, Microphone.Silent, async page => await visit(page, await HostPage.OpenAsync(page, stack, TestWidgets.Running(agent))));
}
