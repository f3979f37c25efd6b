using E2E.Browsers;
using E2E.Facts;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E;

/// <summary>
/// Pictures of the frame in each of its states, to be looked at: on a phone and in the panel, light and dark, from left to right and from right
/// to left. It asserts nothing; it runs only when asked for: <c>bench/gallery.sh</c>.
/// </summary>
public sealed class GalleryBench(BrowserFixture browsers, SharedStack stack)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("GALLERY_FOLDER") ?? Path.Combine(AppContext.BaseDirectory, "Gallery");

    private static readonly (string Name, int Width, int Height)[] Screens = [("phone", 390, 844), ("panel", 400, 640)];

    public static TheoryData<string, string, ColorScheme> Rows => [
        .. from state in Gallery.All
           from screen in Screens
           from theme in new[] { ColorScheme.Light, ColorScheme.Dark }
           select (state, screen.Name, theme)];

    [Theory(Explicit = true)]
    [MemberData(nameof(Rows))]
    public Task Picture(string state, string screen, ColorScheme theme) => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var (_, width, height) = Screens.Single(one => one.Name == screen);
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new() { ColorScheme = theme });
        await Gallery.ShowAsync(page, stack, state);
        await TakeAsync(page, $"{state}-{screen}-{theme}-ltr");
        // The same moment as a visitor with a right-to-left language sees it; the words of that language are LanguageTests'.
        await page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        await TakeAsync(page, $"{state}-{screen}-{theme}-rtl");
    });

    private static Task<byte[]> TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name.Replace(' ', '-')}.png"), Animations = ScreenshotAnimations.Disabled });
}
