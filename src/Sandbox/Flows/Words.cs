using System.Text.RegularExpressions;

namespace Sandbox.Flows;

/// <summary>The words of a text, for comparing: lower case, without punctuation.</summary>
internal static partial class Words
{
    public static IReadOnlyList<string> Of(string text) =>
        [.. Word().Matches(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal))
            .Select(match => match.Value.ToLowerInvariant())];

    public static bool IsBlank(string text) => Of(text).Count == 0;

    /// <summary>Letters to insert, delete or replace to make one of the other (Levenshtein).</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
