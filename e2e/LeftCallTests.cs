using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>A call that the visitor left by leaving its page.</summary>
public sealed class LeftCallTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Reload_OffersTheWayBack_IntoTheSameCall(Engine engine) => browsers.VisitAloneAsync(engine, Microphone.Speaking, async page =>
    {
        var frame = await OpenAsync(page);
        await frame.ConnectAsync();
        await Expect(frame.Turns("agent").First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(frame.State).ToHaveTextAsync("Your call is still on");
        await Expect(frame.BackToCall).ToBeFocusedAsync();

        var renewal = await page.RunAndWaitForRequestAsync(
            () => frame.BackToCall.ClickAsync(), request => request.Url.EndsWith("/media", StringComparison.Ordinal));
        Assert.Equal("POST", renewal.Method);
        await frame.ExpectStateAsync("connected");
        await Sound.ComesInAsync(page);
        await frame.End.ClickAsync();
        await frame.ExpectStateAsync("ended");
        await Recording.IsOverAsync(page);
    });

    [Fact]
    public Task NewCall_IsAnotherOne() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var frame = await OpenAsync(page);
        await frame.ConnectAsync();
        await page.ReloadAsync();
        var create = await page.RunAndWaitForRequestAsync(
            () => frame.NewCall.ClickAsync(), request => request.Url.EndsWith("/v1/web-calls", StringComparison.Ordinal));
        Assert.Equal("POST", create.Method);
        await frame.ExpectStateAsync("connected");
    });

    [Fact]
    public Task CallThatWasEnded_IsNotOffered() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var frame = await OpenAsync(page);
        await frame.ConnectAsync();
        await frame.End.ClickAsync();
        await frame.ExpectStateAsync("ended");
        await page.ReloadAsync();
        await Expect(frame.Start).ToBeVisibleAsync();
        await Expect(frame.BackToCall).ToBeHiddenAsync();
    });

    private Task<WidgetFrame> OpenAsync(IPage page) => FullPage.OpenAsync(page, stack, TestWidgets.Running("av_demo"));
}
