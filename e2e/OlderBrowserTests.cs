using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>The oldest browser that is promised a call, and those that are not.</summary>
public sealed class OlderBrowserTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task BrowserAsOldAsSafari15_MakesTheCall(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync(scriptPath: Instruments.Safari15);
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        Assert.False(await page.EvaluateAsync<bool>("'randomUUID' in crypto || 'permissions' in navigator || 'at' in []"));

        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectStateAsync("connected");
        await Sound.ComesInAsync(page);
        await frame.End.ClickAsync();
        await frame.ExpectStateAsync("ended");
        await Recording.IsOverAsync(page);
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task BrowserWithoutWebRtc_IsToldSo(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync("delete window.RTCPeerConnection;");
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectErrorAsync("unsupported_browser");
        Assert.Equal(0, await page.MicrophoneRequestsAsync());
    });

    [Fact]
    public Task WebKit_CallsWhereItsBuildCan_AndSaysSoWhereItCannot() =>
        browsers.VisitAsync(Engine.WebKit, Microphone.Speaking, async page =>
        {
            var call = await SdkPage.OpenAsync(page, stack, "av_tone");
            if (await page.EvaluateAsync<bool>("typeof RTCPeerConnection === 'undefined'"))
            {
                await call.ExpectRefusalAsync("unsupported_browser");
                Assert.Equal(0, await page.MicrophoneRequestsAsync());
                return;
            }
            await call.ConnectAsync();
            await Sound.ComesInAsync(page);
            await call.ClickEndAsync();
            await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");
            await Recording.IsOverAsync(page);
        });
}
