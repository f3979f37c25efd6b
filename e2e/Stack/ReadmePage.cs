using System.Text.RegularExpressions;

namespace E2E.Stack;

/// <summary>A page that is what README.md shows for the SDK without a bundler, to the letter.</summary>
internal static partial class ReadmePage
{
    public const string AgentPlaceholder = "av_…";
    public const string KeyPlaceholder = "dnx_pub_…";

    public static string Render(string server, string agent, string key)
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var example = HtmlExample().Matches(readme)
            .Select(block => block.Groups["html"].Value)
            .Single(html => html.Contains("new DialNexaWebCall", StringComparison.Ordinal))
            .Replace("https://calls.example.com", server, StringComparison.Ordinal)
            .Replace(AgentPlaceholder, agent, StringComparison.Ordinal)
            .Replace(KeyPlaceholder, key, StringComparison.Ordinal);
        return $"<!doctype html><meta charset=\"utf-8\"><title>README</title><button id=\"talk\">Talk</button>{example}";
    }

    [GeneratedRegex(@"```html\n(?<html>.*?)```", RegexOptions.Singleline)]
    private static partial Regex HtmlExample();
}
