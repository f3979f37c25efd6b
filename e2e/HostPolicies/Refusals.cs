using E2E.Browsers;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.HostPolicies;

/// <summary>What was refused on a page and in its frames, by the page's own reports.</summary>
internal sealed class Refusals(IPage page, SharedStack stack)
{
    /// <summary>Firefox asks for it by itself, and refuses it as the page's policy says.</summary>
    private const string PagesIcon = "/favicon.ico";

    private readonly string visit = Guid.NewGuid().ToString("N");

    /// <summary>Where the page's browser posts to.</summary>
    public string Address => $"/reports/{visit}";

    public Task CountAsync() => page.AddInitScriptAsync(scriptPath: Instruments.Violations);

    public async Task<IReadOnlyList<(Counter By, string What)>> ListAsync()
    {
        var told = await page.InEveryFrameAsync<Dictionary<string, string[]>>("violations");
        return told.SelectMany(frame => frame)
            .SelectMany(list => list.Value.Select(what => (Enum.Parse<Counter>(list.Key, ignoreCase: true), what)))
            .Concat(stack.ReportsOf(visit).Select(report => (Counter.Post, report)))
            .Where(refusal => !refusal.Item2.Contains(PagesIcon, StringComparison.Ordinal))
            .ToList();
    }

    /// <summary>Lets a script do what is refused; returns whether it was thrown an error.</summary>
    public static Task<bool> MisbehaveAsync(IFrame frame, string misdeed) => frame.EvaluateAsync<bool>(
        $"async () => {{ try {{ await ({misdeed}); return false; }} catch {{ return true; }} }}");
}
