using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>A connection that ICE cannot mend is replaced by another, and the call goes on.</summary>
public sealed class SdkRenewalTests(BrowserFixture browsers, SharedStack stack)
{
    /// <summary>Browsers take their time to notice, and the SDK restarts ICE before it gives up on it.</summary>
    private const float RenewalMs = 60_000;

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task DroppedMedia_ThatNoRestartBringsBack_FlowsOnAnotherConnection(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            var call = await SdkPage.OpenAsync(page, stack, "av_tone");
            await call.ConnectAsync();
            var id = (await call.Call.TextContentAsync())!;
            await Sound.ComesInAsync(page);

            var renewal = page.WaitForResponseAsync(IsRenewal, new() { Timeout = RenewalMs });
            var restart = page.WaitForResponseAsync(IsRestart, new() { Timeout = RenewalMs });
            await stack.Workspaces.DropAsync(id);
            await restart;
            await renewal;
            await stack.Workspaces.RestoreAsync(id);

            await Expect(call.Interruptions).ToHaveTextAsync("true false ", new() { Timeout = RenewalMs });
            await Expect(call.State).ToHaveTextAsync("connected");
            await Until.TrueAsync("the old connection is closed", async () => await page.OpenPeersAsync() == 1);
            await Sound.ComesInAsync(page);
            Assert.Equal("connected", (await stack.Workspaces.CallAsync(id)).GetProperty("status").GetString());

            await call.ClickEndAsync();
            await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");
            await Recording.IsOverAsync(page);
        });

    private static bool IsRestart(IResponse response) => response is { Request.Method: "PATCH", Status: 200 };

    private static bool IsRenewal(IResponse response) =>
        response is { Request.Method: "POST", Status: 200 } && response.Url.EndsWith("/media", StringComparison.Ordinal);
}
