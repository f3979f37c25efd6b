using System.Globalization;
using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;

namespace E2E;

/// <summary>
/// How long a visitor of a site waits for each stage of the widget, as the browser's own marks have it and the call's record keeps it. It prints
/// and asserts no time; it runs only when asked for: <c>bench/call-setup.sh</c>.
/// </summary>
public sealed class WidgetSetupBench(BrowserFixture browsers, SharedStack stack)
{
    private const int Visits = 10;

    [Theory(Explicit = true)]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public async Task ClickToFirstWord(Engine engine)
    {
        var waits = new List<IReadOnlyDictionary<string, double>>();
        for (var visit = 0; visit <= Visits; visit++)
        {
            await browsers.VisitAsync(engine, Microphone.Speaking, async page =>
            {
                await page.AddInitScriptAsync(scriptPath: Instruments.RequestBodies);
                var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
                var frame = await site.OpenFrameAsync();
                await frame.ConnectAsync();
                var inside = page.Frames[^1];
                await Until.TrueAsync("the first word is marked", () => inside.EvaluateAsync<bool>(
                    "performance.getEntriesByName('dialnexa:first_word').length === 1"));
                await frame.End.ClickAsync();
                await Until.TrueAsync("the platform is told", async () => await inside.EvaluateAsync<int>(
                    "requestBodies.filter(({ path }) => path.endsWith('/feedback')).length") > 0);
                waits.Add(await inside.EvaluateAsync<Dictionary<string, double>>(
                    "JSON.parse(requestBodies.find(({ path }) => path.endsWith('/feedback')).body).client_stats.stages"));
            });
        }
        // The first one warmed both ends up.
        foreach (var stage in waits.SelectMany(visit => visit.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            Print(engine, stage, [.. waits[1..].Where(visit => visit.ContainsKey(stage)).Select(visit => visit[stage]).Order()]);
        }
    }

    private static void Print(Engine engine, string stage, double[] sortedMs) => TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{engine}, widget, {stage}: median {sortedMs[sortedMs.Length / 2]:F0} ms, {sortedMs[0]:F0} to {sortedMs[^1]:F0} ms, {sortedMs.Length} visits"));
}
