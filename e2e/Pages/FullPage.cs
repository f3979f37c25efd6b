using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.Pages;

/// <summary>The widget's frame as a page of its own.</summary>
internal static class FullPage
{
    /// <param name="page">A fresh page.</param>
    /// <param name="stack">The servers.</param>
    /// <param name="widget">See <see cref="TestWidgets"/>.</param>
    public static async Task<WidgetFrame> OpenAsync(IPage page, SharedStack stack, string widget)
    {
        await page.GotoAsync($"{stack.Server.Origin(Reach.Secure)}/widget/{widget}");
        return WidgetFrame.Alone(page);
    }

    /// <summary>Before the page is opened: the browser's languages are <paramref name="tags"/>.</summary>
    public static Task SpeakAsync(IPage page, params string[] tags) => page.AddInitScriptAsync(
        $"Object.defineProperty(Navigator.prototype, 'languages', {{ get: () => {System.Text.Json.JsonSerializer.Serialize(tags)} }});");
}
