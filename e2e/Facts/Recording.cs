using E2E.Browsers;
using Microsoft.Playwright;

namespace E2E.Facts;

internal static class Recording
{
    /// <summary>Waits until nothing of a call is left in the page: no microphone that is on, no open connection.</summary>
    public static async Task IsOverAsync(IPage page)
    {
        await Until.TrueAsync("every track has ended", async () => await page.LiveTracksAsync() == 0);
        await Until.TrueAsync("every peer connection is closed", async () => await page.OpenPeersAsync() == 0);
    }
}
