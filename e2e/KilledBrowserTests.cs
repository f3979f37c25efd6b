using System.Diagnostics;
using System.Text.Json;
using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E;

/// <summary>A browser that dies says nothing to anybody: only the silence of its media tells.</summary>
public sealed class KilledBrowserTests(BrowserFixture browsers, SharedStack stack)
{
    /// <summary>The reconnect window of 30 s, and a margin for a busy machine.</summary>
    private static readonly TimeSpan SlotReturns = TimeSpan.FromSeconds(90);

    [Fact]
    public Task SlotOfAKilledBrowser_Returns() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        await stack.Workspaces.WithASingleSlotAsync();
        await using var victim = await browsers.LaunchOwnChromiumAsync();
        var visitor = await victim.NewContextAsync(new() { IgnoreHTTPSErrors = true, Permissions = ["microphone"] });
        var doomed = await SdkPage.OpenAsync(await visitor.NewPageAsync(), stack, "av_tone");
        await doomed.ConnectAsync();

        var next = await SdkPage.OpenAsync(page, stack, "av_tone");
        await next.ExpectRefusalAsync("capacity_reached");
        await KillAsync(victim);
        await SingleSlot.IsFreeAsync(next, SlotReturns);
    });

    /// <summary>Not closed: killed, with all its processes, as by a power cut.</summary>
    private static async Task KillAsync(IBrowser browser)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var answer = await session.SendAsync("SystemInfo.getProcessInfo");
        var main = answer!.Value.GetProperty("processInfo").EnumerateArray().Single(IsMain).GetProperty("id").GetInt32();
        using var process = Process.GetProcessById(main);
        process.Kill(entireProcessTree: true);
    }

    private static bool IsMain(JsonElement process) => process.GetProperty("type").GetString() == "browser";
}
