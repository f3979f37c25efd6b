using System.Collections.Concurrent;
using E2E.Browsers;
using E2E.Facts;
using E2E.Packages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// A page that is built from the package, which was installed from our own server. The bundlers that take longer are in
/// <c>bench/bundlers.sh</c>.
/// </summary>
public sealed class BundlerTests(BrowserFixture browsers, BundlersProject bundlers) : IClassFixture<BundlersProject>
{
    [Theory]
    [InlineData("esbuild")]
    [InlineData("rollup")]
    [InlineData("vite")]
    public async Task BuiltPage_PlacesACall(string bundler)
    {
        await bundlers.Project.RunAsync(bundler);
        await CallAsync($"out/{bundler}/index.html");
    }

    [Fact]
    public Task ClassicScriptOfThePackage_PlacesACall() => CallAsync("plain.html");

    [Fact]
    public Task Types_Compile_InEsModules_CommonJs_AndReact() => bundlers.Project.RunAsync("types");

    [Fact]
    public async Task ReactLinesOfTheReadme_WorkInStrictMode_AndLeavingTheViewEndsTheCall()
    {
        await bundlers.Project.RunAsync("react");
        await browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
        {
            var call = await bundlers.Project.OpenAsync(page, "out/react/react.html");
            await call.ConnectAsync();
            await page.RunAndWaitForResponseAsync(
                () => page.GetByRole(AriaRole.Button, new() { Name = "Go to another view" }).ClickAsync(),
                response => response is { Request.Method: "DELETE", Status: 200 });
            await Recording.IsOverAsync(page);

            await page.GetByRole(AriaRole.Button, new() { Name = "Come back" }).ClickAsync();
            await Expect(call.State).ToHaveTextAsync("idle");
            await call.ConnectAsync();
            await Sound.ComesInAsync(page);
        });
    }

    private Task CallAsync(string path) => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var refused = new ConcurrentQueue<string>();
        page.Response += (_, response) =>
        {
            if (!response.Ok)
            {
                refused.Enqueue($"{response.Status} {response.Url}");
            }
        };
        var call = await bundlers.Project.OpenAsync(page, path);
        await call.ConnectAsync();
        await Sound.ComesInAsync(page);
        await call.ClickEndAsync();
        await Expect(call.State).ToHaveTextAsync("ended");
        await Recording.IsOverAsync(page);
        Assert.Empty(refused);
    });
}
