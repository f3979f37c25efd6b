using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.Pages;

/// <summary>A customer's page with the widget's script tag: <c>script-tag.html</c>.</summary>
internal sealed class HostPage(IPage page)
{
    /// <summary>The loader's element; <c>data-state</c> and <c>data-call-id</c> are on it.</summary>
    public ILocator Widget => page.Locator(Selectors.Widget);

    public ILocator Launcher => page.Locator(Selectors.Launcher);

    /// <summary>What is offered where the frame may not be opened here.</summary>
    public ILocator FullPageLink => page.Locator(Selectors.FullPageLink);

    public WidgetFrame Frame => new(selector => page.FrameLocator(Selectors.Frame).Locator(selector));

    /// <param name="page">A fresh page.</param>
    /// <param name="stack">The servers.</param>
    /// <param name="widget">See <see cref="TestWidgets"/>.</param>
    /// <param name="reach">How the visitor came to the site. The server is secure wherever it can be.</param>
    public static async Task<HostPage> OpenAsync(IPage page, Stack.Stack stack, string widget, Reach reach = Reach.Secure)
    {
        var server = stack.Server.Origin(reach == Reach.Loopback ? Reach.Loopback : Reach.Secure);
        await page.GotoAsync($"{stack.Site.Origin(reach)}/script-tag.html?server={Uri.EscapeDataString(server)}&widget={widget}");
        return new(page);
    }

    public async Task<WidgetFrame> OpenFrameAsync()
    {
        await Launcher.ClickAsync();
        return Frame;
    }

    private static class Selectors
    {
        public const string Widget = "[data-id=dialnexa-widget]";
        public const string Launcher = "[data-id=launcher]";
        public const string Frame = "[data-id=dialnexa-frame] iframe";
        public const string FullPageLink = "[data-id=dialnexa-frame] [data-id=full-page]";
    }
}
