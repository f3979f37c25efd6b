using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

public sealed class KeyboardTests(BrowserFixture browsers, SharedStack stack)
{
    [Fact]
    public Task WholeCall_NeedsNoPointer() => VisitAsync(async (page, site) =>
    {
        // What gave the attempt up hangs up now, and is not what the next key presses.
        await Expect(site.Frame.Mute).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(site.Frame.End).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await site.Frame.ExpectStateAsync("ended");
        await Recording.IsOverAsync(page);
    });

    [Fact]
    public Task Escape_MinimisesAndGivesTheFocusBack_AndOnlyEndHangsUp() => VisitAsync(async (page, site) =>
    {
        await page.Keyboard.PressAsync("Escape");
        await Expect(site.Launcher).ToBeFocusedAsync();
        await Expect(site.Frame.End).ToBeHiddenAsync();
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        await Keys.ReachAsync(page, site.Launcher);
        await page.Keyboard.PressAsync("Enter");
        // Whoever comes back and presses a key without looking hangs up on nobody.
        await Expect(site.Frame.Mute).ToBeFocusedAsync();
        await site.Frame.ExpectStateAsync("connected");
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task WhatWentWrong_LeavesTheFocusOnWhatToPress(Engine engine) => browsers.VisitAloneAsync(engine, Microphone.Denied, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await frame.StartCallAsync();
        await frame.ExpectErrorAsync("mic_denied");
        await Expect(frame.TryAgain).ToBeFocusedAsync();
    });

    /// <summary>By keyboard alone, to a connected call.</summary>
    private Task VisitAsync(Func<IPage, HostPage, Task> act) => browsers.VisitAloneAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await Expect(site.Launcher).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(site.Launcher).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        // The frame puts the focus on the one thing to press.
        await Expect(site.Frame.Start).ToBeFocusedAsync();
        await Keys.ReachAsync(page, site.Frame.Start);
        await page.Keyboard.PressAsync("Enter");
        await site.Frame.ExpectStateAsync("connected");
        await act(page, site);
    });
}
