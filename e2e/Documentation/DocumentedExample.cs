using System.Text.RegularExpressions;

namespace E2E.Documentation;

/// <summary>A code block of a document, to the letter.</summary>
internal static class DocumentedExample
{
    /// <param name="document">Its file name, for example <c>README.md</c>.</param>
    /// <param name="language">What the block is marked with, for example <c>html</c>.</param>
    /// <param name="containing">Tells it from the document's other blocks in that language.</param>
    public static string Read(string document, string language, string containing)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, document));
        return Regex.Matches(text, $"```{language}\n(?<code>.*?)```", RegexOptions.Singleline)
            .Select(block => block.Groups["code"].Value)
            .Single(code => code.Contains(containing, StringComparison.Ordinal));
    }
}
