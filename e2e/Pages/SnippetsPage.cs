using System.Text.RegularExpressions;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.Pages;

/// <summary>Where an owner finds what to paste: <c>/demo/snippets</c>.</summary>
internal static partial class SnippetsPage
{
    /// <summary>A line whose script the browser checks.</summary>
    [GeneratedRegex("^<script src=\"[^\"]+\" integrity=\"[^\"]+\" crossorigin=\"anonymous\" async></script>$")]
    public static partial Regex Pinned { get; }

    public static Task<IResponse?> OpenAsync(IPage page, SharedStack stack) => page.GotoAsync($"{stack.Server.Origin(Reach.Secure)}/demo/snippets");

    /// <summary>The pinned line of a widget, to the letter.</summary>
    public static async Task<string> PinnedLineAsync(IPage page, SharedStack stack, string widget)
    {
        await OpenAsync(page, stack);
        var line = await page.Locator($"[data-id={widget}] [data-id=pinned]").TextContentAsync();
        Assert.Matches(Pinned, line);
        return line!;
    }
}
