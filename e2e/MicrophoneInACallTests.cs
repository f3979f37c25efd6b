using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>When the visitor is heard, and what they are told when they are not.</summary>
public sealed class MicrophoneInACallTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task MutedVisitor_IsNotHeard_AndIsToldWhenTheySpeak(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_echo"));
        await frame.ConnectAsync();
        Assert.True(await IsHeardAsync(page));
        await frame.Mute.ClickAsync();
        await Expect(frame.State).ToHaveTextAsync("You are muted");
        Assert.False(await IsHeardAsync(page));
        await Expect(frame.Notice).ToContainTextAsync("You are speaking, but you are muted.");

        await frame.Notice.GetByRole(AriaRole.Button, new() { Name = "Unmute" }).ClickAsync();
        await Expect(frame.Mute).ToBeVisibleAsync();
        await Expect(frame.Notice).ToBeEmptyAsync();
        Assert.True(await IsHeardAsync(page));
    });

    [Fact]
    public Task WidgetThatStartsMuted_IsHeardAfterUnmuteOnly() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.StartMuted);
        await frame.ConnectAsync();
        Assert.False(await IsHeardAsync(page));
        await frame.Unmute.ClickAsync();
        await Expect(frame.Mute).ToBeVisibleAsync();
        Assert.True(await IsHeardAsync(page));
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task PushToTalk_IsHeardWhileTheButtonIsHeld(Engine engine) => browsers.VisitAloneAsync(engine, Microphone.Speaking, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.PushToTalk);
        await frame.ConnectAsync();
        Assert.False(await IsHeardAsync(page));
        await frame.HoldToTalk.HoverAsync();
        await page.Mouse.DownAsync();
        await Expect(frame.State).ToHaveTextAsync("Listening to you");
        Assert.True(await IsHeardAsync(page));
        await page.Mouse.UpAsync();
        await Expect(frame.State).ToHaveTextAsync("Hold to talk");
        Assert.False(await IsHeardAsync(page));
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task PushToTalk_IsHeardWhileTheSpaceBarIsDown_ButNotWhileTyping(Engine engine) =>
        browsers.VisitAloneAsync(engine, Microphone.Speaking, async page =>
        {
            var frame = await FullPage.OpenAsync(page, stack, TestWidgets.PushToTalk);
            await frame.ConnectAsync();
            await frame.State.ClickAsync();
            await page.Keyboard.DownAsync(" ");
            await Expect(frame.HoldToTalk).ToHaveAttributeAsync("aria-pressed", "true");
            Assert.True(await IsHeardAsync(page));
            await page.Keyboard.UpAsync(" ");
            await Expect(frame.HoldToTalk).ToHaveAttributeAsync("aria-pressed", "false");

            await frame.Message.FocusAsync();
            await page.Keyboard.DownAsync(" ");
            await Expect(frame.Message).ToHaveValueAsync(" ");
            Assert.False(await IsHeardAsync(page));
            await page.Keyboard.UpAsync(" ");
        });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task DeviceThatSendsNothing_IsToldToTheVisitor_WithTheWayToAnother(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            await page.AddInitScriptAsync(scriptPath: Instruments.SilentMicrophone);
            var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_silent"));
            await frame.ConnectAsync();
            await Expect(frame.Notice).ToContainTextAsync("We cannot hear you.");
            await frame.Notice.GetByRole(AriaRole.Button, new() { Name = "Choose microphone" }).ClickAsync();
            await Expect(frame.Done).ToBeVisibleAsync();
        });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task UnpluggedDevice_IsFollowedByAnother(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_echo"));
        await frame.ConnectAsync();
        // A script cannot unplug a device; the browser tells a page of it by this event.
        await page.EvaluateAsync("instruments.tracks[0].stop(), instruments.tracks[0].dispatchEvent(new Event('ended'))");
        await Expect(frame.Notice).ToContainTextAsync("through another microphone");
        await Until.TrueAsync("the visitor is heard again", () => IsHeardAsync(page));
        await frame.ExpectStateAsync("connected");
    });

    /// <summary>What is sent of the microphone is not silence by the visitor's choice.</summary>
    private static Task<bool> IsHeardAsync(IPage page) => page.EvaluateAsync<bool>(
        "instruments.peers.some((peer) => peer.getSenders().some(({ track }) => track && track.enabled && track.readyState === 'live'))");
}
