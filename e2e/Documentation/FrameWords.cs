using System.Text.RegularExpressions;

namespace E2E.Documentation;

/// <summary>The frame's words in English, as docs/strings.md has them.</summary>
internal static partial class FrameWords
{
    private static readonly Dictionary<string, string> Words = Row().Matches(File.ReadAllText(Path.Combine(Repository.Folder, "docs", "strings.md")))
        .ToDictionary(row => row.Groups["key"].Value, row => row.Groups["words"].Value);

    /// <param name="key">For example <c>mic_denied.title</c>.</param>
    public static string Of(string key) => Words[key];

    [GeneratedRegex(@"^\| `(?<key>[\w.]+)` \| (?<words>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
