using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>What a page pinned goes on working with every later release of the server.</summary>
public sealed class ReleaseTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task PreviousLoader_CallsThroughTodaysFrame(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await PreviousHostPage.OpenAsync(page, stack);
        await site.Launcher.ClickAsync();
        var frame = site.Frame;
        await frame.StartCallAsync();
        await frame.ExpectStateAsync("connected");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        await Sound.ComesInAsync(page);

        await frame.End.ClickAsync();
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "ended");
        await Recording.IsOverAsync(page);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task PreviousLoader_DrivesTodaysFrame(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await PreviousHostPage.OpenAsync(page, stack);
        await Expect(site.Launcher).ToBeVisibleAsync();
        await page.EvaluateAsync("DialNexaWidget.push(['open'])");
        await site.Frame.StartCallAsync();
        await site.Frame.ExpectStateAsync("connected");
        await page.EvaluateAsync("DialNexaWidget.push(['mute'], ['close'])");
        await Expect(site.Frame.End).Not.ToBeVisibleAsync();
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        await page.EvaluateAsync("DialNexaWidget.push(['end'])");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "ended");
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task PreviousSdk_CallsTodaysPlatform(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var key = (await stack.Workspaces.OfThisTestAsync()).PublishableKey;
        var server = Uri.EscapeDataString(stack.Server.Origin(Reach.Secure));
        var query = $"server={server}&version={PreviousRelease.Version}&agent=av_echo&key={key}";
        await page.GotoAsync($"{stack.Site.Origin(Reach.Secure)}/previous-sdk.html?{query}");
        var call = new SdkPage(selector => page.Locator(selector));
        await call.ConnectAsync();
        await Expect(call.Turns("user").Filter(new() { HasTextRegex = SpokenSentence.AnyWord }).First).ToBeVisibleAsync();
        await Sound.ComesInAsync(page);

        await page.RunAndWaitForResponseAsync(call.ClickEndAsync, response => response is { Request.Method: "DELETE", Status: 200 });
        await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");
        await Recording.IsOverAsync(page);
    });
}
