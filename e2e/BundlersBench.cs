using System.Globalization;
using System.Text.Json;
using E2E.Browsers;
using E2E.Packages;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E;

/// <summary>
/// Every bundler that the package must work under: a row for each. It runs only when asked for, <c>bench/bundlers.sh</c>: the tools
/// of three of them are half a gigabyte.
/// </summary>
public sealed class BundlersBench(BrowserFixture browsers, SharedStack stack)
{
    /// <summary>All scripts that the page has downloaded, as they were sent: uncompressed.</summary>
    private const string ScriptBytes =
        "performance.getEntriesByType('resource').filter(({ name }) => /\\.js(\\?|$)/.test(name)).reduce((sum, one) => sum + one.decodedBodySize, 0)";

    [Fact(Explicit = true)]
    public async Task EveryBundler_BuildsAPageThatCalls()
    {
        var fast = await DeveloperProject.CreateAsync(stack, "e2e/bundlers");
        await PrintAsync(fast, "esbuild");
        await PrintAsync(fast, "rollup");
        await PrintAsync(fast, "vite");
        var slow = await DeveloperProject.CreateAsync(stack, "bench/bundlers", "e2e/bundlers/index.html", "e2e/bundlers/main.js");
        await PrintAsync(slow, "webpack");
        await PrintAsync(slow, "parcel");
        await PrintNextAsync(slow);
        await PrintCallAsync("none (classic script)", Version(fast, "@dialnexa/web-sdk"), page => fast.OpenAsync(page, "plain.html"));
    }

    private async Task PrintAsync(DeveloperProject project, string bundler)
    {
        await project.RunAsync(bundler);
        await PrintCallAsync(bundler, Version(project, bundler), page => project.OpenAsync(page, $"out/{bundler}/index.html"));
    }

    /// <summary>Rendered on its server first: what came over the wire says the call's state before any script has run.</summary>
    private async Task PrintNextAsync(DeveloperProject project)
    {
        await project.RunAsync("next");
        await using var server = ChildProcess.Start("npm", ["run", "next-start", "--prefix", project.Folder]);
        string line;
        do
        {
            line = await server.ReadLineAsync();
        }
        while (!line.Contains("http://", StringComparison.Ordinal));
        await PrintCallAsync("next", Version(project, "next"), async page =>
        {
            var response = await page.GotoAsync($"{line[line.IndexOf("http://", StringComparison.Ordinal)..]}/?{await project.QueryAsync()}");
            Assert.Contains("""data-id="state">idle<""", await response!.TextAsync(), StringComparison.Ordinal);
            return new(selector => page.Locator(selector));
        });
    }

    private Task PrintCallAsync(string bundler, string version, Func<IPage, Task<SdkPage>> open) =>
        browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
        {
            var call = await open(page);
            var bytes = await page.EvaluateAsync<int>(ScriptBytes);
            await call.ConnectAsync();
            await Facts.Sound.ComesInAsync(page);
            TestContext.Current.TestOutputHelper!.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {bundler} | {version} | {bytes:N0} | yes | yes |"));
        });

    private static string Version(DeveloperProject project, string package)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(project.Folder, "node_modules", package, "package.json")));
        return manifest.RootElement.GetProperty("version").GetString()!;
    }
}
