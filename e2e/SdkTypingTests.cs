using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>A visitor who types: by choice, without a microphone, or beside one.</summary>
public sealed class SdkTypingTests(BrowserFixture browsers, SharedStack stack)
{
    // Whoever has refused the microphone can still type.
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task VisitorWithoutAMicrophone_TypesAndHearsTheAgent(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Denied, async page =>
        {
            var call = await SdkPage.OpenAsync(page, stack, "av_demo");
            await call.ConnectTypingAsync();
            await Sound.ComesInAsync(page);
            await call.SendAsync("opening hours");
            await Expect(call.Turns("user").First).ToHaveTextAsync("opening hours");
            await Expect(call.Turns("agent").Filter(new() { HasText = "nine to five" })).Not.ToHaveCountAsync(0);
            Assert.Equal(0, await page.MicrophoneRequestsAsync());

            await call.ClickEndAsync();
            await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");
            await Expect(call.MicrophoneStates).ToBeEmptyAsync();
            await Recording.IsOverAsync(page);
        });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task VisitorWhoSpeaks_CanTypeToo(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, "av_demo");
        await call.ConnectAsync();
        await call.SendAsync("opening hours");
        await Expect(call.Turns("user").Filter(new() { HasText = "opening hours" })).Not.ToHaveCountAsync(0);
    });
}
