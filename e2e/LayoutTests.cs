using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>The frame on small and enlarged screens, and with what visitors ask of their system.</summary>
public sealed class LayoutTests(BrowserFixture browsers, SharedStack stack)
{
    public static TheoryData<string> States => [.. Gallery.All];

    /// <summary>1280 × 1024 enlarged four times (WCAG 2.2, 1.4.10): it may scroll, in one direction, and nothing is out of reach.</summary>
    [Theory]
    [MemberData(nameof(States))]
    public Task FrameOnTheSmallestScreen_ScrollsDownOnly_AndHasAllInReach(string state) => VisitAsync(async page =>
    {
        await page.SetViewportSizeAsync(320, 256);
        await Gallery.ShowAsync(page, stack, state);
        Assert.Equal(320, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"));
        foreach (var button in await page.GetByRole(AriaRole.Button).AllAsync())
        {
            await button.ScrollIntoViewIfNeededAsync();
            await Expect(button).ToBeInViewportAsync();
        }
    });

    /// <summary>The size of the panel, where nothing should have to scroll.</summary>
    [Theory]
    [MemberData(nameof(States))]
    public Task PanelOfTheUsualSize_ShowsAllAtOnce_AndNothingIsTooSmallToTouch(string state) => VisitAsync(async page =>
    {
        await page.SetViewportSizeAsync(400, 640);
        await Gallery.ShowAsync(page, stack, state);
        await Until.TrueAsync(
            "the panel does not scroll", () => page.EvaluateAsync<bool>("(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('main'))"));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a, button, input, select, textarea')]
              .map((one) => one.closest('label') ?? one)
              .filter((one) => { const { width, height } = one.getBoundingClientRect(); return width > 0 && (width < 24 || height < 24); })
              .map((one) => one.outerHTML)
            """));
    });

    [Fact]
    public Task ReducedMotion_MovesNothing() => VisitAsync(async page =>
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await Gallery.ShowAsync(page, stack, "microphone");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.getAnimations().length"));
    });

    [Fact]
    public Task WithMotion_TheOrbMoves() => VisitAsync(async page =>
    {
        await Gallery.ShowAsync(page, stack, "microphone");
        Assert.NotEqual(0, await page.EvaluateAsync<int>("document.getAnimations().length"));
    });

    [Fact]
    public Task ForcedColours_LeaveEveryButtonItsEdge() => VisitAsync(async page =>
    {
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Gallery.ShowAsync(page, stack, "speaking");
        Assert.True(await page.EvaluateAsync<bool>(
            "[...document.querySelectorAll('button')].filter((one) => one.getClientRects().length).every((one) => getComputedStyle(one).borderTopStyle === 'solid')"));
    });

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task OwnersTheme_GoesBeforeTheSystems(ColorScheme system) => VisitAsync(async page =>
    {
        await page.EmulateMediaAsync(new() { ColorScheme = system });
        await FullPage.OpenAsync(page, stack, TestWidgets.OwnLook);
        await Expect(page.Locator("main")).ToHaveCSSAsync("background-color", "rgb(22, 24, 29)");
    });

    private Task VisitAsync(Func<IPage, Task> visit) => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, visit);
}
