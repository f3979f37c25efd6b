using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace E2E.Facts;

/// <summary>
/// Axe inside a page of WidgetHost, as a script of its own server. Deque's way sends half a megabyte through the driver and opens a second page:
/// WebKitGTK's inspector closes at the one, and has no room for the other.
/// </summary>
internal sealed class Axe : IStartupFilter
{
    private const string Address = "/axe.min.js";

    private static readonly Lazy<string> Script = new(() => new BundledAxeScriptProvider().GetScript());

    /// <summary>Axe finds nothing in the document of <paramref name="page"/>; else each rule is told with the elements that break it.</summary>
    public static async Task ExpectNothingAsync(IPage page)
    {
        await page.EvaluateAsync("(address) => import(address).then(() => {})", Address);
        // A page that axe has not looked at has no violations either.
        Assert.True(await page.EvaluateAsync<bool>("axe.run().then((result) => (window.axeResult = result).passes.length > 0)"));
        var violations = await page.EvaluateAsync<string[]>(
            "axeResult.violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(', ')}`)");
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(Address, axe => axe.Run(context =>
        {
            context.Response.ContentType = "text/javascript";
            return context.Response.WriteAsync(Script.Value);
        }));
        next(app);
    };
}
