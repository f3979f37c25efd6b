using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>One process for each kind of microphone, started when first needed; a fresh context for every visit.</summary>
internal sealed class SharedBrowser(
    Func<Microphone, Task<IBrowser>> launch,
    Func<Microphone, BrowserNewContextOptions> context,
    Func<IPage, Microphone, Task>? prepare = null) : IEngineDriver
{
    private readonly ConcurrentDictionary<Microphone, Lazy<Task<IBrowser>>> browsers = new();

    public async Task<BrowserSession> OpenAsync(Microphone microphone)
    {
        var browser = await browsers.GetOrAdd(microphone, kind => new(() => launch(kind))).Value;
        var visit = await browser.NewContextAsync(context(microphone));
        var page = await visit.NewPageAsync();
        if (prepare is not null)
        {
            await prepare(page, microphone);
        }
        return new(page, visit.DisposeAsync);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers.Values)
        {
            await (await browser.Value).DisposeAsync();
        }
    }
}
