namespace E2E.Documentation;

/// <summary>The site of the examples in docs/testing-your-site.md, with the address of a real server.</summary>
internal static class SuitePage
{
    public const string Document = "testing-your-site.md";

    public static string Render(string server) =>
        DocumentedExample.Read(Document, "html", "new DialNexaWebCall").Replace("https://calls.example.com", server, StringComparison.Ordinal);
}
