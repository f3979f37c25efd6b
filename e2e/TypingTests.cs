using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>What a visitor types is heard by the agent, with a microphone and without one.</summary>
public sealed class TypingTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Question = "When are you open?";
    private const string Answer = "nine to five";

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task VisitorInACall_MayType(Engine engine) => browsers.VisitAloneAsync(engine, Microphone.Silent, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_demo"));
        await frame.ConnectAsync();
        await frame.Mute.ClickAsync();
        await Expect(frame.Turns("agent").First).ToBeVisibleAsync();
        await SayAsync(frame, Question);
        await Expect(frame.Turns("user").Filter(new() { HasText = Question }).First).ToBeVisibleAsync();
        await Expect(frame.Message).ToHaveValueAsync("");
        await Expect(frame.Message).ToBeFocusedAsync();
        await Expect(frame.Turns("agent").Filter(new() { HasText = Answer }).First).ToBeVisibleAsync();
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task VisitorWhoRefusedTheMicrophone_MayTypeInstead_AndHearsTheAgent(Engine engine) =>
        browsers.VisitAloneAsync(engine, Microphone.Denied, async page =>
        {
            var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_demo"));
            await frame.StartCallAsync();
            await frame.ExpectErrorAsync("mic_denied");
            Assert.Equal(1, await page.MicrophoneRequestsAsync());

            await frame.TypeInstead.ClickAsync();
            await frame.ExpectStateAsync("connected");
            await Expect(frame.Message).ToBeFocusedAsync();
            await Expect(frame.Mute).ToBeHiddenAsync();
            await Sound.ComesInAsync(page);
            await SayAsync(frame, Question);
            await Expect(frame.Turns("agent").Filter(new() { HasText = Answer }).First).ToBeVisibleAsync();
            Assert.Equal(1, await page.MicrophoneRequestsAsync());

            await frame.End.ClickAsync();
            await frame.ExpectStateAsync("ended");
            await Recording.IsOverAsync(page);
        });

    [Fact]
    public Task OwnerWhoWantsNoTyping_OffersNone() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.WithoutTyping);
        await frame.ConnectAsync();
        await Expect(frame.Mute).ToBeVisibleAsync();
        await Expect(frame.Message).ToBeHiddenAsync();
    });

    [Fact]
    public Task OwnerWhoWantsNoTyping_OffersNoneAfterARefusalEither() => browsers.VisitAsync(Engine.Chromium, Microphone.Denied, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.WithoutTyping);
        await frame.StartCallAsync();
        await frame.ExpectErrorAsync("mic_denied");
        await Expect(frame.TryAgain).ToBeVisibleAsync();
        await Expect(frame.TypeInstead).ToBeHiddenAsync();
    });

    private static async Task SayAsync(WidgetFrame frame, string text)
    {
        await frame.Message.FillAsync(text);
        await frame.Message.PressAsync("Enter");
    }
}
