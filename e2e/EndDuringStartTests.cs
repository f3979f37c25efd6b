using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// <c>end()</c> while <c>start()</c> waits, at each thing it waits for. The test's workspace has one slot, so that the call which follows
/// proves that the one before left nothing behind.
/// </summary>
public sealed class EndDuringStartTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Creates = "**/v1/web-calls";

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task WhileTheVisitorIsAsked_TheLateMicrophoneIsReleased(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            var call = await OpenAsync(page, "av_echo");
            await page.EvaluateAsync(
                """
                () => {
                  const ask = MediaDevices.prototype.getUserMedia;
                  const answered = new Promise((answer) => { window.answerMicrophone = answer; });
                  MediaDevices.prototype.getUserMedia = function (constraints) {
                    return ask.call(this, constraints).then((stream) => answered.then(() => stream));
                  };
                }
                """);
            await call.ClickStartAsync();
            await Until.TrueAsync("the microphone is open", async () => await page.LiveTracksAsync() > 0);
            await EndAsync(call);
            await page.EvaluateAsync("answerMicrophone()");
            await NothingIsLeftAsync(page, call);
        });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task WhileIceServersAreFetched_NothingIsLeft(Engine engine) => EndWhileHeldAsync(engine, "**/v1/web-calls/ice-servers");

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task WhileTheCreateIsOnItsWay_NothingIsLeft(Engine engine) => EndWhileHeldAsync(engine, Creates);

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task WhileTheServerThinks_TheCreateIsUndone(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var call = await OpenAsync(page, "av_slow");
        await page.RunAndWaitForRequestAsync(call.ClickStartAsync, IsCreate);
        await EndAsync(call);
        await NothingIsLeftAsync(page, call);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task WhileTheConnectionIsMade_TheCallIsEnded(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var call = await OpenAsync(page, "av_no_ice");
        await page.RunAndWaitForResponseAsync(call.ClickStartAsync, response => response.Status == 201 && IsCreate(response.Request));
        await Until.TrueAsync("the page tries to connect", async () => await page.OpenPeersAsync() == 1);
        await EndAsync(call);
        await NothingIsLeftAsync(page, call);
    });

    private Task EndWhileHeldAsync(Engine engine, string address) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(address, held.SetResult, new() { Times = 1 });
        var call = await OpenAsync(page, "av_echo");
        await call.ClickStartAsync();
        await held.Task.WaitAsync(TestContext.Current.CancellationToken);
        await EndAsync(call);
        await NothingIsLeftAsync(page, call);
    });

    /// <summary><c>cancelled</c> is what <c>start()</c> rejects with, and no <c>error</c> event: the page asked for it.</summary>
    private static async Task EndAsync(SdkPage call)
    {
        await call.ClickEndAsync();
        await Expect(call.Outcome).ToHaveTextAsync("cancelled");
        await Expect(call.Errors).ToBeEmptyAsync();
        await Expect(call.Disconnected).ToBeEmptyAsync();
    }

    private async Task NothingIsLeftAsync(IPage page, SdkPage ended)
    {
        await Recording.IsOverAsync(page);
        await Expect(ended.Errors).ToBeEmptyAsync();
        var next = await OpenAsync(page, "av_tone");
        await SingleSlot.IsFreeAsync(next);
        await next.ClickEndAsync();
        await Expect(next.Disconnected).ToHaveTextAsync("user_disconnected");
        await Recording.IsOverAsync(page);
    }

    private async Task<SdkPage> OpenAsync(IPage page, string agent) =>
        await SdkPage.OpenAsync(page, stack, agent, (await stack.Workspaces.WithASingleSlotAsync()).PublishableKey);

    private static bool IsCreate(IRequest request) =>
        request.Method == "POST" && request.Url.EndsWith("/v1/web-calls", StringComparison.Ordinal);
}
