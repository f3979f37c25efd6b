using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>Axe finds nothing: on the host page with its button, and in the frame in each of its states, light and dark, in each engine.</summary>
public sealed class AccessibilityTests(BrowserFixture browsers, SharedStack stack)
{
    private static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];

    public static TheoryData<Engine, string, ColorScheme> Rows => [
        .. from engine in new[] { Engine.Chromium, Engine.Firefox, Engine.WebKit }
           from state in Gallery.Of(engine)
           from theme in Themes
           select (engine, state, theme)];

    [Fact]
    public Task Launcher_HasNoViolations() => browsers.VisitStillAsync(Engine.Chromium, ColorScheme.Light, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await Expect(site.Launcher).ToBeVisibleAsync();
        await ExpectNoViolationsAsync(page);
    });

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Frame_HasNoViolations(Engine engine, string state, ColorScheme theme) =>
        // Axe measures contrast, and a movement has another one at every moment.
        browsers.VisitStillAsync(engine, theme, async page =>
        {
            await Gallery.ShowAsync(page, stack, state);
            await Axe.ExpectNothingAsync(page);
        });

    [Fact]
    public Task OwnersLook_HasNoViolations() => browsers.VisitStillAsync(Engine.Chromium, ColorScheme.Light, async page =>
    {
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.OwnLook);
        await Expect(frame.Button("Ahoi")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("[...document.images].length === 2 && [...document.images].every(({ naturalWidth }) => naturalWidth > 0)"));
        await Axe.ExpectNothingAsync(page);
    });

    private static async Task ExpectNoViolationsAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(Describe)));
        Assert.NotEmpty(result.Passes);
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}";
}
