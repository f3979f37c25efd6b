using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>Another microphone in the middle of a call, in Chromium, whose fake devices are several; and one that is muted.</summary>
public sealed class SdkDeviceTests(BrowserFixture browsers, SharedStack stack)
{
    /// <summary>RMS of the last second, in dBFS: nothing but what a codec makes of silence.</summary>
    private const double Silence = -80;

    private const string SentBy = "async () => (await instruments.peers.at(-1).getSenders()[0].track).getSettings().deviceId";

    [Fact]
    public Task ChosenMicrophone_IsHeardInPlaceOfTheFirst() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var offers = 0;
        page.Request += (_, request) => offers += request.Method is "POST" or "PATCH" ? 1 : 0;
        var call = await SdkPage.OpenAsync(page, stack, "av_echo");
        await call.ConnectAsync();
        await HeardAsync(call);

        await Expect(call.Microphones.Locator("option")).Not.ToHaveCountAsync(1);
        var chosen = await call.Microphones.Locator("option").Last.GetAttributeAsync("value");
        Assert.NotEqual(chosen, await page.EvaluateAsync<string>(SentBy));
        await call.Microphones.SelectOptionAsync(chosen!);
        await Expect(call.Done).ToHaveTextAsync("changed");
        Assert.Equal(chosen, await page.EvaluateAsync<string>(SentBy));
        Assert.Equal(1, offers);
        await HeardAsync(call);

        await call.ClickEndAsync();
        await Expect(call.MicrophoneStates).ToHaveTextAsync("asking on off ");
        await Recording.IsOverAsync(page);
    });

    [Fact]
    public Task MicrophoneThatIsNotThere_LeavesTheCallAsItWas() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, "av_echo");
        await call.ConnectAsync();
        await call.Microphones.EvaluateAsync("(list) => list.add(new Option('Gone', 'gone'))");
        await call.Microphones.SelectOptionAsync("gone");
        await Expect(call.Done).ToHaveTextAsync("mic_not_found");
        await Expect(call.State).ToHaveTextAsync("connected");
        await HeardAsync(call);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task MutedVisitor_IsMeasuredInThePage_AndNotHeardByTheAgent(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            var call = await SdkPage.OpenAsync(page, stack, "av_tone");
            await call.ConnectAsync();
            var id = (await call.Call.TextContentAsync())!;
            await Until.TrueAsync("the visitor is heard", async () => await LevelAsync(id) > Silence);
            await page.EvaluateAsync("call.mute()");
            await Until.TrueAsync("the visitor is not heard any more", async () => await LevelAsync(id) <= Silence);
            await page.EvaluateAsync("() => new Promise((spoken) => call.on('level', ({ input }) => input > 0.1 && spoken()))");
            Assert.True(await LevelAsync(id) <= Silence);
            await call.ClickEndAsync();
            await Recording.IsOverAsync(page);
        });

    private async Task<double> LevelAsync(string callId) =>
        (await stack.Workspaces.CallAsync(callId)).GetProperty("heard").GetProperty("level_dbfs").GetDouble();

    /// <summary>Waits until the platform has got more sound of the visitor than it had.</summary>
    private async Task HeardAsync(SdkPage call)
    {
        var id = await call.Call.TextContentAsync();
        var before = await PacketsAsync(id!);
        await Until.TrueAsync("the visitor is heard", async () => await PacketsAsync(id!) > before + 50);
    }

    private async Task<long> PacketsAsync(string callId) =>
        (await stack.Workspaces.CallAsync(callId)).GetProperty("heard").GetProperty("packets").GetInt64();
}
