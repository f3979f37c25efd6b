using E2E.Browsers;
using E2E.Facts;
using E2E.HostPolicies;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// The widget on pages that are strict with what others put on them: rows of <see cref="StrictHosts"/>. Nothing of it is refused there, by the page's
/// own reports and by those of the frame; then something else is, which the same reports tell. docs/embedding.md is what these tests show.
/// </summary>
public sealed class HostPolicyTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Widget = HostContractTests.Widget;

    /// <summary>From the edges of the window, px.</summary>
    private const int Gap = 20;

    public static TheoryData<Engine, string> Rows =>
        [.. from engine in Engines.All from policy in StrictHosts.All where policy.In(engine.Data) is not null select (engine.Data, policy.What)];

    [Theory]
    [MemberData(nameof(Rows))]
    public Task StrictPage_RefusesNothingOfACall(Engine engine, string what)
    {
        var policy = StrictHosts.All.Single(policy => policy.What == what);
        return policy.WithoutStorage ? browsers.VisitWithoutStorageAsync(engine, VisitAsync) : browsers.VisitAsync(engine, Microphone.Speaking, VisitAsync);

        async Task VisitAsync(IPage page)
        {
            var refusals = new Refusals(page, stack);
            var site = await OpenAsync(page, policy, refusals);
            var frame = await site.OpenFrameAsync();
            await Expect(frame.Start).ToBeVisibleAsync();
            await IsInItsCornerAsync(page, site);
            // Debian's WebKitGTK has no WebRTC.
            if (engine != Engine.WebKit)
            {
                await CallAsync(page, frame);
            }
            Assert.Empty(await refusals.ListAsync());

            var told = policy.In(engine)!.Value;
            foreach (var place in policy.InFrame ? page.Frames : [page.MainFrame])
            {
                Assert.Equal(told.HasFlag(Counter.Error), await Refusals.MisbehaveAsync(place, policy.Misdeed));
            }
            var expected = told & ~Counter.Error;
            await Until.TrueAsync($"it is counted by {expected}, not by {Sum(await refusals.ListAsync())}", async () => Sum(await refusals.ListAsync()).HasFlag(expected));
            Assert.Equal(expected, Sum(await refusals.ListAsync()));
            TestContext.Current.TestOutputHelper!.WriteLine($"| {policy.What} | {engine} | 0, then {(await refusals.ListAsync()).Count} by {told} |");
        }
    }

    private static Counter Sum(IEnumerable<(Counter By, string What)> refusals) => refusals.Aggregate(Counter.None, (sum, one) => sum | one.By);

    private static async Task CallAsync(IPage page, WidgetFrame frame)
    {
        await frame.ConnectAsync();
        await Sound.ComesInAsync(page);
        await frame.End.ClickAsync();
        await frame.ExpectStateAsync("ended");
        await Recording.IsOverAsync(page);
    }

    /// <summary>A stylesheet of the page, or one that the page kept out, would move it.</summary>
    private static async Task IsInItsCornerAsync(IPage page, HostPage site)
    {
        var box = await site.Launcher.BoundingBoxAsync();
        var window = await page.EvaluateAsync<double[]>("[innerWidth, innerHeight]");
        Assert.Equal((window[0] - Gap, window[1] - Gap), (Math.Round(box!.X + box.Width), Math.Round(box.Y + box.Height)));
    }

    private async Task<HostPage> OpenAsync(IPage page, HostPolicy policy, Refusals refusals)
    {
        await refusals.CountAsync();
        if (policy.Script is { } script)
        {
            await page.AddInitScriptAsync(scriptPath: script);
        }
        var server = stack.Server.Origin(Reach.Secure);
        var markup = policy.Markup.Replace("{script}", $"{server}/widget/{Widget}/widget.js", StringComparison.Ordinal);
        if (markup == HostPolicy.Pinned)
        {
            markup = await SnippetsPage.PinnedLineAsync(page, stack, Widget);
        }
        return await HostPage.WriteAsync(page, stack, markup, headers: policy.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.Replace("{server}", server, StringComparison.Ordinal).Replace("{reports}", refusals.Address, StringComparison.Ordinal)));
    }
}
