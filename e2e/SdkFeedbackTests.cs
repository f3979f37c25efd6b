using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>What a visitor and a browser tell of a call, as the platform has it.</summary>
public sealed class SdkFeedbackTests(BrowserFixture browsers, SharedStack stack)
{
    private static readonly string[] Stages = ["asked", "granted", "offered", "created", "connected", "first_sound", "painted"];

    // After the end, when the connection of the call is closed: the browser's numbers were kept.
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task RatingAfterTheCall_ComesWithItsStagesAndItsQuality(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            var call = await SdkPage.OpenAsync(page, stack, "av_tone");
            await call.ConnectAsync();
            await Sound.ComesInAsync(page);
            await Until.TrueAsync("the page has measured the sound", () => page.EvaluateAsync<bool>(
                "() => new Promise((heard) => call.once('level', ({ output }) => heard(output > 0)))"));
            // The SDK looks every 2 s, and Firefox tells nothing of a connection that was closed.
            await Until.TrueAsync("the browser has received 3 s of it", async () => await SamplesAsync(page) > 3 * 48_000);
            await call.ClickEndAsync();
            await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");
            await call.RateAsync();

            var view = await stack.Workspaces.CallAsync((await call.Call.TextContentAsync())!);
            Assert.Equal(5, view.GetProperty("feedback").GetProperty("rating").GetInt32());
            Assert.Equal("Clear.", view.GetProperty("feedback").GetProperty("comment").GetString());
            var stats = view.GetProperty("client_stats");
            Assert.Equal(Stages.Order(), stats.GetProperty("stages").EnumerateObject().Select(stage => stage.Name).Order());
            Assert.InRange(stats.GetProperty("loss").GetDouble(), 0, 1);
            Assert.True(stats.GetProperty("jitter_ms").GetDouble() >= 0);
        });

    private static Task<double> SamplesAsync(Microsoft.Playwright.IPage page) => page.EvaluateAsync<double>(
        """
        async () => {
          const entries = [...(await instruments.peers.at(-1).getStats()).values()];
          const inbound = entries.find(({ type }) => type === 'inbound-rtp');
          return inbound?.totalSamplesReceived ?? 0;
        }
        """);
}
