using Microsoft.Playwright;

namespace E2E.Facts;

/// <summary>Where the keys go. A document says that it has the focus before the browser's own process, which hands out the keys, has heard of it.</summary>
internal static class Keys
{
    /// <summary>Waits until keys arrive in the document of <paramref name="element"/>, by pressing one that means nothing there.</summary>
    public static async Task ReachAsync(IPage page, ILocator element)
    {
        var document = await element.EvaluateHandleAsync("(element) => element.ownerDocument");
        await document.EvaluateAsync("(document) => document.addEventListener('keydown', () => (document.keyArrived = true), { once: true })");
        await Until.TrueAsync("keys arrive where the focus is", async () =>
        {
            await page.Keyboard.PressAsync("Shift");
            return await document.EvaluateAsync<bool>("(document) => document.keyArrived === true");
        });
        await document.EvaluateAsync("(document) => delete document.keyArrived");
    }
}
