using System.Collections.Concurrent;
using E2E.Browsers;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace E2E.Browsers;

/// <summary>
/// The browsers of the whole run. Playwright's own builds are used where they are installed, Debian's otherwise; each starts
/// when the first test needs it.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly TimeSpan ExpectTimeout = TimeSpan.FromSeconds(60);

    private readonly Surroundings surroundings = new();
    private readonly ConcurrentDictionary<(Engine Engine, ColorScheme Theme), Lazy<Task<IEngineDriver>>> drivers = new();
    private IPlaywright? playwright;

    private IPlaywright Playwright => playwright ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)ExpectTimeout.TotalMilliseconds);
        playwright = await Microsoft.Playwright.Playwright.CreateAsync();
    }

    /// <summary>Opens a fresh page for <paramref name="visit"/>; skips the test when the engine is not installed.</summary>
    public async Task VisitAsync(Engine engine, Microphone microphone, Func<IPage, Task> visit)
    {
        Demand(engine);
        await VisitAsync(await SharedAsync(engine), engine, microphone, visit);
    }

    /// <summary>
    /// The same in a browser that no other test uses: a browser has one keyboard focus, and a test about it has that to itself.
    /// </summary>
    public async Task VisitAloneAsync(Engine engine, Microphone microphone, Func<IPage, Task> visit)
    {
        Demand(engine);
        await using var driver = await DriverAsync(engine);
        await VisitAsync(driver, engine, microphone, visit);
    }

    /// <summary>The same in a browser of its own that keeps the pages a visitor left, for back and forward.</summary>
    public async Task VisitWithHistoryAsync(Engine engine, Microphone microphone, Func<IPage, Task> visit)
    {
        Demand(engine);
        await using var driver = engine is Engine.Chromium or Engine.Edge
            ? ChromiumBrowser.DriverWithHistory(Playwright, await surroundings.Sentence, engine)
            : await DriverAsync(engine);
        await VisitAsync(driver, engine, microphone, visit);
    }

    /// <summary>
    /// The same, speaking, in a browser of its own whose visitor lets no site store anything. In WebKit a script answers as such a browser would.
    /// </summary>
    public async Task VisitWithoutStorageAsync(Engine engine, Func<IPage, Task> visit)
    {
        Demand(engine);
        if (engine == Engine.WebKit)
        {
            await VisitAsync(engine, Microphone.Speaking, async page =>
            {
                await page.AddInitScriptAsync(scriptPath: Instruments.NoStorage);
                await visit(page);
            });
            return;
        }
        await using IEngineDriver driver = engine == Engine.Firefox
            ? FirefoxBrowser.DriverWithoutStorage(Playwright, surroundings)
            : new ChromiumWithoutStorage(Playwright, await surroundings.Sentence, engine);
        await VisitAsync(driver, engine, Microphone.Speaking, visit);
    }

    /// <summary>The first of these again, in a shared browser, speaking: a visitor whose system is of this theme and asks for no motion.</summary>
    /// <remarks>Firefox has both from its preferences, and so a process for each theme: over WebDriver BiDi Playwright emulates neither, without a word.</remarks>
    public async Task VisitStillAsync(Engine engine, ColorScheme theme, Func<IPage, Task> visit)
    {
        Demand(engine);
        var driver = await SharedAsync(engine, engine == Engine.Firefox ? theme : ColorScheme.Light);
        await VisitAsync(driver, engine, Microphone.Speaking, async page =>
        {
            await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce, ColorScheme = theme });
            var wanted = $"(prefers-color-scheme: {(theme == ColorScheme.Dark ? "dark" : "light")}) and (prefers-reduced-motion: reduce)";
            Assert.True(await page.EvaluateAsync<bool>("(wanted) => matchMedia(wanted).matches", wanted), $"{engine} does not say {wanted}.");
            await visit(page);
        });
    }

    /// <summary>Starts a Chromium that no other test uses, to be killed.</summary>
    public async Task<IBrowser> LaunchOwnChromiumAsync()
    {
        Demand(Engine.Chromium);
        return await ChromiumBrowser.LaunchAsync(Playwright, await surroundings.Sentence, Engine.Chromium);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var driver in drivers.Values)
        {
            if (driver.Value.IsCompletedSuccessfully)
            {
                await (await driver.Value).DisposeAsync();
            }
        }
        await surroundings.DisposeAsync();
        playwright?.Dispose();
    }

    private static async Task VisitAsync(IEngineDriver driver, Engine engine, Microphone microphone, Func<IPage, Task> visit)
    {
        await using var session = await driver.OpenAsync(microphone);
        await session.Page.AddInitScriptAsync(scriptPath: Instruments.File);
        var diary = new PageDiary(session.Page);
        try
        {
            await visit(session.Page);
            Assert.Empty(await session.Page.UncaughtErrorsAsync());
        }
        catch
        {
            await Screenshot.TryTakeAsync(session.Page, engine);
            throw;
        }
        finally
        {
            diary.WriteTo(TestContext.Current.TestOutputHelper);
        }
    }

    private void Demand(Engine engine) => Prerequisite.Demand(engine, hasOwnBuild: engine switch
    {
        Engine.Chromium => File.Exists(Playwright.Chromium.ExecutablePath),
        Engine.Firefox => File.Exists(Playwright.Firefox.ExecutablePath),
        Engine.WebKit => WebKitBrowser.IsInstalled(Playwright),
        _ => EdgeBrowser.IsInstalled,
    });

    private Task<IEngineDriver> SharedAsync(Engine engine, ColorScheme theme = ColorScheme.Light) =>
        drivers.GetOrAdd((engine, theme), kind => new(() => DriverAsync(kind.Engine, kind.Theme))).Value;

    private async Task<IEngineDriver> DriverAsync(Engine engine, ColorScheme theme = ColorScheme.Light) => engine switch
    {
        Engine.Firefox => FirefoxBrowser.Driver(Playwright, surroundings, theme),
        Engine.WebKit when WebKitBrowser.IsInstalled(Playwright) =>
            WebKitBrowser.Driver(Playwright, await surroundings.Proxy, await surroundings.Sentence),
        Engine.WebKit => new WebKitGtk(Playwright, await surroundings.Display, await surroundings.Proxy),
        _ => ChromiumBrowser.Driver(Playwright, await surroundings.Sentence, engine),
    };
}
