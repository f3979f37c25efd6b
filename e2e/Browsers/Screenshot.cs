using Microsoft.Playwright;

namespace E2E.Browsers;

internal static class Screenshot
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "TestResults");

    /// <summary>Keeps what a failed test saw. A page that cannot be photographed any more does not hide why the test failed.</summary>
    public static async Task TryTakeAsync(IPage page, Engine engine)
    {
        var test = TestContext.Current.TestMethod?.MethodName ?? "test";
        var file = Path.Combine(Folder, $"{test}_{engine}_{Guid.NewGuid():N}.png");
        try
        {
            await page.ScreenshotAsync(new() { Path = file, Timeout = 5_000 });
            TestContext.Current.TestOutputHelper?.WriteLine($"Screenshot: {file}");
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"No screenshot: {failure.Message}");
        }
    }
}
