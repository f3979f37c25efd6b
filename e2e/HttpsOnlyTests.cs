using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E;

/// <summary>
/// The microphone is for secure pages: each secure way to reach a site, times each way to have a call there, times each engine.
/// Captured means that the microphone is really on. Insecure pages, where nobody even asks for it, are rows of <see cref="MicrophoneTests"/>.
/// </summary>
public sealed class HttpsOnlyTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Agent = "av_silent";

    private static string Widget => TestWidgets.Running(Agent);

    public static TheoryData<Engine, Reach> Captured => Rows(Reach.Secure, Reach.Loopback);

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
        return () => frame.HangUp.ClickAsync();
    });

    [Theory]
    [MemberData(nameof(Captured))]
    public Task SecureFullPage_Captures(Engine engine, Reach reach) => CaptureAsync(engine, async page =>
    {
        var frame = await OpenFullPageAsync(page, reach);
        await frame.StartCallAsync();
        return () => frame.HangUp.ClickAsync();
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
