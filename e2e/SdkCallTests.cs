using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>A developer's page calls through the SDK alone.</summary>
public sealed class SdkCallTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task SpokenSentence_IsTranscribedAndEchoed(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, "av_echo");
        await call.ConnectAsync();
        await Expect(call.Turns("user").Filter(new() { HasTextRegex = SpokenSentence.AnyWord }).First).ToBeVisibleAsync();
        await Sound.ComesInAsync(page);

        await page.RunAndWaitForResponseAsync(call.ClickEndAsync, response => response is { Request.Method: "DELETE", Status: 200 });
        await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");
        await Recording.IsOverAsync(page);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task AgentThatHangsUp_EndsTheCall(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, "av_hangup");
        await call.ClickStartAsync();
        await Expect(call.Outcome).ToHaveTextAsync("started");
        await Expect(call.Turns("agent").First).Not.ToBeEmptyAsync();
        await Expect(call.Disconnected).ToHaveTextAsync("agent_disconnected");
        await Expect(call.State).ToHaveTextAsync("ended");
        await Recording.IsOverAsync(page);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task EndedCall_CanBeStartedAgain(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, "av_tone");
        await call.ConnectAsync();
        await call.ClickEndAsync();
        await Expect(call.State).ToHaveTextAsync("ended");
        await call.ConnectAsync();
        await Sound.ComesInAsync(page);
    });
}
