using E2E.Facts;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.Pages;

/// <summary>A customer's page with the widget's script tag: <c>script-tag.html</c>.</summary>
internal sealed class HostPage(IPage page)
{
    /// <summary>The loader's element; <c>data-state</c> and <c>data-call-id</c> are on it.</summary>
    public ILocator Widget => page.Locator(Selectors.Widget);

    public ILocator Launcher => Widget.GetByRole(AriaRole.Button);

    /// <summary>What is offered where the frame may not be opened here.</summary>
    public ILocator FullPageLink => page.GetByRole(AriaRole.Link, new() { Name = "Open the call in a new tab" });

    public WidgetFrame Frame => new(selector => page.FrameLocator(Selectors.Frame).Locator(selector));

    /// <param name="page">A fresh page.</param>
    /// <param name="stack">The servers.</param>
    /// <param name="widget">See <see cref="TestWidgets"/>.</param>
    /// <param name="reach">How the visitor came to the site. The server is secure wherever it can be.</param>
    public static async Task<HostPage> OpenAsync(IPage page, SharedStack stack, string widget, Reach reach = Reach.Secure)
    {
        var server = stack.Server.Origin(reach == Reach.Loopback ? Reach.Loopback : Reach.Secure);
        await page.GotoAsync($"{stack.Site.Origin(reach)}/script-tag.html?server={Uri.EscapeDataString(server)}&widget={widget}");
        return new(page);
    }

    /// <summary>The page of an owner who pinned the script: <c>pinned.html</c>.</summary>
    /// <param name="page">A fresh page.</param>
    /// <param name="stack">The servers.</param>
    /// <param name="script">With the hash that the browser checks.</param>
    public static async Task<HostPage> OpenPinnedAsync(IPage page, SharedStack stack, PinnedScript script)
    {
        var (src, integrity) = (Uri.EscapeDataString(script.Url), Uri.EscapeDataString(script.Integrity));
        await page.GotoAsync($"{stack.Site.Origin(Reach.Secure)}/pinned.html?src={src}&integrity={integrity}");
        return new(page);
    }

    /// <summary>A page of the site whose body a test writes; <c>{server}</c> in it is WidgetHost's origin.</summary>
    /// <param name="page">A fresh page.</param>
    /// <param name="stack">The servers.</param>
    /// <param name="markup">What stands in the body.</param>
    /// <param name="html">Attributes of the document element.</param>
    /// <param name="reach">How the visitor came to the site.</param>
    /// <param name="headers">Policies of the page: see <see cref="HostPagesApp"/>.</param>
    public static async Task<HostPage> WriteAsync(
        IPage page, SharedStack stack, string markup, string html = "lang=en", Reach reach = Reach.Secure, IReadOnlyDictionary<string, string>? headers = null)
    {
        var policies = string.Concat((headers ?? new Dictionary<string, string>()).Select(header => $"&{header.Key}={Uri.EscapeDataString(header.Value)}"));
        await page.GotoAsync(Written(stack, markup, html, reach) + policies);
        return new(page);
    }

    /// <summary>The address of such a page.</summary>
    public static string Written(SharedStack stack, string markup, string html = "lang=en", Reach reach = Reach.Secure)
    {
        var document =
            $"""
            <!doctype html><html {html}><meta charset="utf-8"><title>A site</title><meta name="viewport" content="width=device-width">
            <body><main><h1>A site</h1>{markup}</main></body></html>
            """;
        var server = stack.Server.Origin(reach == Reach.Loopback ? Reach.Loopback : Reach.Secure);
        return $"{stack.Site.Origin(reach)}/written.html?markup={Uri.EscapeDataString(document.Replace("{server}", server, StringComparison.Ordinal))}";
    }

    /// <summary>The frame of one of several widgets.</summary>
    public WidgetFrame FrameOf(string widget) => new(selector => page.FrameLocator($"iframe[src$='/{widget}']").Locator(selector));

    /// <summary>The launcher of the element that has this call.</summary>
    public ILocator WayBackTo(string callId) => LauncherOf($"dialnexa-call[data-call-id={callId}]");

    /// <summary>The launcher of one of several elements.</summary>
    public ILocator LauncherOf(string selector) => page.Locator(selector).GetByRole(AriaRole.Button);

    /// <summary>What the page's own scripts heard: names of <c>dialnexa:</c> events, as often as they came.</summary>
    public Task<string[]> HeardAsync(string name) => page.EvaluateAsync<string[]>(
        "(name) => heard.filter((event) => event.type === name).map((event) => JSON.stringify(event.detail))", name);

    /// <summary>The detail of the one event of this name, once the frame's message of it has come.</summary>
    public async Task<string> HeardOnceAsync(string name)
    {
        await Until.TrueAsync($"the page hears {name}", async () => (await HeardAsync(name)).Length > 0);
        return Assert.Single(await HeardAsync(name));
    }

    public async Task<WidgetFrame> OpenFrameAsync()
    {
        await Launcher.ClickAsync();
        return Frame;
    }

    private static class Selectors
    {
        public const string Widget = "dialnexa-call";
        public const string Frame = "[data-id=dialnexa-frame] iframe";
    }
}
