using E2E.Browsers;
using Microsoft.Playwright;

namespace E2E.Facts;

internal static class Sound
{
    /// <summary>Waits until the page has received sound, and then more of it.</summary>
    public static async Task ComesInAsync(IPage page)
    {
        await Until.TrueAsync("sound comes in", async () => await page.InboundEnergyAsync() > 0);
        var before = await page.InboundEnergyAsync();
        await Until.TrueAsync("sound goes on coming in", async () => await page.InboundEnergyAsync() > before);
    }
}
