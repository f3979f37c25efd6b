using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// The microphone is for secure pages only: each way to reach a site, times each way to have a call there, times each engine.
/// Captured means that the microphone is really on; refused means that nobody even asked for it.
/// </summary>
public sealed class HttpsOnlyTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Agent = "av_silent";

    private static string Widget => TestWidgets.Running(Agent);

    public static TheoryData<Engine, Reach> Captured => Rows(Reach.Secure, Reach.Loopback);

    public static TheoryData<Engine, Reach> Refused => Rows(Reach.Insecure);

    [Theory]
    [MemberData(nameof(Captured))]
    public Task SdkOnASecurePage_Captures(Engine engine, Reach reach) => CaptureAsync(engine, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, Agent, reach: reach);
        await call.ClickStartAsync();
        return call.ClickEndAsync;
    });

    [Theory]
    [MemberData(nameof(Captured))]
    public Task FrameInASecurePage_Captures(Engine engine, Reach reach) => CaptureAsync(engine, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, Widget, reach);
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        return () => frame.End.ClickAsync();
    });

    [Theory]
    [MemberData(nameof(Captured))]
    public Task SecureFullPage_Captures(Engine engine, Reach reach) => CaptureAsync(engine, async page =>
    {
        var frame = await OpenFullPageAsync(page, reach);
        await frame.StartCallAsync();
        return () => frame.End.ClickAsync();
    });

    [Theory]
    [MemberData(nameof(Refused))]
    public Task SdkOnAnInsecurePage_IsRefused(Engine engine, Reach reach) => RefuseAsync(engine, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, Agent, reach: reach);
        await call.ExpectRefusalAsync("insecure_origin");
    });

    [Theory]
    [MemberData(nameof(Refused))]
    public Task SecureFrameInAnInsecurePage_SaysThatTheHostIsInsecure(Engine engine, Reach reach) => RefuseAsync(engine, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, Widget, reach);
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectErrorAsync("insecure_origin");
        await Expect(frame.Error).ToContainTextAsync(stack.Site.Origin(reach));
    });

    [Theory]
    [MemberData(nameof(Refused))]
    public Task InsecureFullPage_IsRefused(Engine engine, Reach reach) => RefuseAsync(engine, async page =>
    {
        var frame = await OpenFullPageAsync(page, reach);
        await frame.StartCallAsync();
        await frame.ExpectErrorAsync("insecure_origin");
    });

    private async Task<WidgetFrame> OpenFullPageAsync(IPage page, Reach reach)
    {
        await page.GotoAsync($"{stack.Server.Origin(reach)}/widget/{Widget}");
        return WidgetFrame.Alone(page);
    }

    /// <summary><paramref name="call"/> starts a call and returns how to end it.</summary>
    private Task CaptureAsync(Engine engine, Func<IPage, Task<Func<Task>>> call) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            await page.AddInitScriptAsync(scriptPath: Instruments.StandInPeerConnection);
            var end = await call(page);
            await Until.TrueAsync("the microphone is on", async () => await page.LiveTracksAsync() > 0);
            Assert.Equal(1, await page.MicrophoneRequestsAsync());
            await end();
            await Recording.IsOverAsync(page);
        });

    private Task RefuseAsync(Engine engine, Func<IPage, Task> call) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            await call(page);
            Assert.Equal(0, await page.MicrophoneRequestsAsync());
        });

    private static TheoryData<Engine, Reach> Rows(params Reach[] reaches)
    {
        var rows = new TheoryData<Engine, Reach>();
        foreach (var engine in Engines.All)
        {
            foreach (var reach in reaches)
            {
                rows.Add(engine.Data, reach);
            }
        }
        return rows;
    }
}
