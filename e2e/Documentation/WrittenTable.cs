using System.Text.RegularExpressions;

namespace E2E.Documentation;

/// <summary>A table that stands in a document as the tests render it.</summary>
internal static class WrittenTable
{
    /// <summary>Set to 1: the document is written, not compared.</summary>
    private const string WriteVariable = "E2E_WRITE_DOCUMENTS";

    /// <param name="document">Its file name in <c>docs</c>.</param>
    /// <param name="name">Of the comments around the table, for example <c>matrix</c>.</param>
    /// <param name="table">As it has to be.</param>
    /// <param name="test">What to run to write it.</param>
    public static void Expect(string document, string name, string table, string test)
    {
        var file = Path.Combine(Repository.Folder, "docs", document);
        var text = File.ReadAllText(file);
        var written = Regex.Replace(
            text, $"(?<=<!-- {name} -->\n).*(?=\n<!-- /{name} -->)", table.Replace("$", "$$", StringComparison.Ordinal), RegexOptions.Singleline);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            File.WriteAllText(file, written);
            return;
        }
        Assert.Contains($"<!-- {name} -->", text, StringComparison.Ordinal);
        Assert.True(written == text, $"docs/{document} has another table than the tests. To write it: {WriteVariable}=1 dotnet test e2e --filter {test}");
    }
}
