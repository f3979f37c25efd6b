using System.Text.RegularExpressions;
using E2E.Documentation;
using E2E.HostPolicies;
using E2E.Pages;

namespace E2E;

/// <summary>docs/embedding.md says what the tests show, and nothing else.</summary>
public sealed class EmbeddingDocumentTests
{
    private const string Document = "embedding.md";

    private const string Script = $"{{server}}/widget/{HostContractTests.Widget}/widget.js";

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Folder, "docs", Document));

    /// <summary>Headers of the rows, as an owner would send them; where a browser's reports go is the owner's business.</summary>
    public static TheoryData<string> Headers =>
        [.. StrictHosts.All.SelectMany(policy => policy.Headers).Select(header => $"{header.Key}: {Shown(header.Value)}")];

    [Fact]
    public void Table_IsTheOneOfTheTests() => WrittenTable.Expect(Document, "strict hosts", StrictHostsTable.Render(), nameof(EmbeddingDocumentTests));

    /// <summary>Each is what a test puts on a page.</summary>
    [Fact]
    public void Line_IsOneThatATestRuns()
    {
        var run = HostContractTests.Ways.Select(way => way.Markup).Concat(StrictHosts.All.Select(policy => policy.Markup.Replace("{script}", Script, StringComparison.Ordinal)));
        var shown = run.Select(Shown).ToList();
        Assert.All(Lines, line => Assert.True(shown.Contains(line.Replace("\n", "", StringComparison.Ordinal)) || SnippetsPage.Pinned.IsMatch(line), line));
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void HeaderOfARow_IsInTheText(string header) => Assert.Contains($"\n{header}\n", Text, StringComparison.Ordinal);

    private static IEnumerable<string> Lines => Regex.Matches(Text, "```html\n(?<line>.*?)\n```", RegexOptions.Singleline).Select(block => block.Groups["line"].Value);

    private static string Shown(string value) => value.Replace(StrictHosts.Reports, "", StringComparison.Ordinal)
        .Replace(StrictHosts.Forbidden, "", StringComparison.Ordinal)
        .Replace("{server}", "https://calls.example.com", StringComparison.Ordinal)
        .Replace(HostContractTests.Widget, "wgt_yours", StringComparison.Ordinal)
        .Replace("a2b4", "…", StringComparison.Ordinal);
}
