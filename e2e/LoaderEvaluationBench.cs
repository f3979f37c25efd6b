using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// What a browser needs to parse the loader and to run it until its button is there, beside a script that does nothing, by Chromium's own trace. It
/// prints and asserts no time; it runs only when asked for: <c>bench/loader-eval.sh</c>.
/// </summary>
public sealed class LoaderEvaluationBench(BrowserFixture browsers, SharedStack stack)
{
    private const int Visits = 25;
    private const int Openings = 10;

    private const string KeepBusy = "void setTimeout(function work() { for (const began = performance.now(); performance.now() - began < 100; );})";

    private static readonly int[] Slower = [1, 4];

    private const string Run = "(source) => document.head.append(Object.assign(document.createElement('script'), { text: source }))";

    [Fact(Explicit = true)]
    public Task ParseAndEvaluation() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        using var client = new HttpClient();
        var loader = await client.GetStringAsync(
            $"{stack.Server.Origin(Reach.Loopback)}/widget/wgt_of_av_tone/widget.js", TestContext.Current.CancellationToken);
        var session = await page.Context.NewCDPSessionAsync(page);
        foreach (var slower in Slower)
        {
            await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slower });
            Print("an empty script", slower, await MeasureAsync(page, session, ""));
            Print("the loader", slower, await MeasureAsync(page, session, loader));
        }
    });

    /// <summary>Of 50 ms and more, by the loader and by what it loads when the panel is opened.</summary>
    [Fact(Explicit = true)]
    public Task LongTasks() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync(scriptPath: Instruments.Costs);
        var session = await page.Context.NewCDPSessionAsync(page);
        foreach (var slower in Slower)
        {
            await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slower });
            var ours = 0;
            for (var visit = 0; visit < Openings; visit++)
            {
                var site = await HostPage.OpenAsync(page, stack, "wgt_of_av_tone");
                var frame = await site.OpenFrameAsync();
                await Expect(frame.Start).ToBeVisibleAsync();
                await page.EvaluateAsync(KeepBusy);
                string[] told = [];
                await Until.TrueAsync("a long task of the page's own is told", async () => (told = await page.EvaluateAsync<string[]>("costs.longScripts")).Length > 0);
                ours += told.Count(script => script.StartsWith(stack.Server.Origin(Reach.Secure), StringComparison.Ordinal));
            }
            TestContext.Current.TestOutputHelper!.WriteLine($"| {Openings} openings of the panel | {slower}x | | | {ours} long tasks |");
        }
    });

    private async Task<List<(double Parse, double Run)>> MeasureAsync(IPage page, ICDPSession session, string script)
    {
        var times = new List<(double Parse, double Run)>();
        while (times.Count <= Visits)
        {
            await HostPage.WriteAsync(page, stack, "");
            // Whoever has parsed the same text before does not parse it again. A trace that began too late has nothing of it.
            if (await TraceAsync(session, () => page.EvaluateAsync(Run, $"{script}\n//{Guid.NewGuid()}")) is { } time)
            {
                times.Add(time);
            }
        }
        // The first one warmed the browser up.
        return times[1..];
    }

    /// <summary>Milliseconds in the compiler before the script ran, and from then to its end.</summary>
    private static async Task<(double Parse, double Run)?> TraceAsync(ICDPSession session, Func<Task> act)
    {
        var events = new ConcurrentQueue<JsonElement>();
        var complete = new TaskCompletionSource();
        void Collect(object? sender, JsonElement? data) => data!.Value.GetProperty("value").EnumerateArray().ToList().ForEach(events.Enqueue);
        void Complete(object? sender, JsonElement? data) => complete.TrySetResult();
        session.Event("Tracing.dataCollected").OnEvent += Collect;
        session.Event("Tracing.tracingComplete").OnEvent += Complete;
        await session.SendAsync("Tracing.start", new() { ["categories"] = "devtools.timeline,disabled-by-default-v8.compile", ["transferMode"] = "ReportEvents" });
        await act();
        await session.SendAsync("Tracing.end");
        await complete.Task;
        session.Event("Tracing.dataCollected").OnEvent -= Collect;
        session.Event("Tracing.tracingComplete").OnEvent -= Complete;

        var runs = events.Where(one => NameOf(one) == "EvaluateScript").ToList();
        if (runs.Count == 0)
        {
            return null;
        }
        var whole = runs.MaxBy(Milliseconds);
        var parse = events.Where(one => NameOf(one) == "v8.compile" && IsIn(one, whole)).Sum(Milliseconds);
        return (parse, Milliseconds(whole) - parse);
    }

    private static string NameOf(JsonElement one) => one.GetProperty("name").GetString()!;

    private static double Milliseconds(JsonElement one) => one.TryGetProperty("dur", out var duration) ? duration.GetDouble() / 1000 : 0;

    private static bool IsIn(JsonElement one, JsonElement whole)
    {
        var (begin, end) = (whole.GetProperty("ts").GetDouble(), whole.GetProperty("ts").GetDouble() + (Milliseconds(whole) * 1000));
        return one.GetProperty("tid").GetInt64() == whole.GetProperty("tid").GetInt64() && one.GetProperty("ts").GetDouble() is var at && at >= begin && at <= end;
    }

    private static void Print(string script, int slower, List<(double Parse, double Run)> times) => TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {script} | {slower}x | {Median(times, one => one.Parse):F2} | {Median(times, one => one.Run):F2} | {Median(times, one => one.Parse + one.Run):F2} |"));

    private static double Median(List<(double Parse, double Run)> times, Func<(double Parse, double Run), double> value) =>
        times.Select(value).Order().ElementAt(times.Count / 2);
}
