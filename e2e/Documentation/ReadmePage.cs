namespace E2E.Documentation;

/// <summary>A page that is what README.md shows for the SDK without a bundler, to the letter.</summary>
internal static class ReadmePage
{
    public const string AgentPlaceholder = "av_…";
    public const string KeyPlaceholder = "dnx_pub_…";

    public static string Render(string server, string agent, string key)
    {
        var example = DocumentedExample.Read("README.md", "html", "new DialNexaWebCall")
            .Replace("https://calls.example.com", server, StringComparison.Ordinal)
            .Replace(AgentPlaceholder, agent, StringComparison.Ordinal)
            .Replace(KeyPlaceholder, key, StringComparison.Ordinal);
        return $"<!doctype html><meta charset=\"utf-8\"><title>README</title><button id=\"talk\">Talk</button>{example}";
    }
}
