using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

public sealed class KeyboardTests(BrowserFixture browsers, SharedStack stack)
{
    [Fact]
    public Task WholeCall_NeedsNoPointer() => browsers.VisitAloneAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await Expect(site.Launcher).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(site.Launcher).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        // The frame puts the focus on the one thing to press.
        await Expect(site.Frame.Start).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await site.Frame.ExpectStateAsync("connected");

        // Escape minimises and gives the focus back; only `end` hangs up.
        await page.Keyboard.PressAsync("Escape");
        await Expect(site.Launcher).ToBeFocusedAsync();
        await Until.TrueAsync("the frame's process has let go of the focus", () => site.Frame.LacksFocusAsync());
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        await page.Keyboard.PressAsync("Enter");
        await Expect(site.Frame.End).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await site.Frame.ExpectStateAsync("ended");
        await Recording.IsOverAsync(page);
    });
}
