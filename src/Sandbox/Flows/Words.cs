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
        foreach (var letter in one)
        {
            Extend(row, letter, other, row[0] + 1);
        }
        return row[^1];
    }

    /// <summary>The least <see cref="Distance"/> of <paramref name="wanted"/> to any stretch of <paramref name="text"/> (Sellers).</summary>
    public static int DistanceWithin(string text, string wanted)
    {
        var row = Enumerable.Range(0, wanted.Length + 1).ToArray();
        var best = row[^1];
        foreach (var letter in text)
        {
            Extend(row, letter, wanted, start: 0); // The stretch may begin anywhere.
            best = Math.Min(best, row[^1]); // And end anywhere.
        }
        return best;
    }

    /// <summary>The distances to each beginning of <paramref name="wanted"/>, with one more letter of the other text.</summary>
    private static void Extend(int[] row, char letter, string wanted, int start)
    {
        var diagonal = row[0];
        row[0] = start;
        for (var j = 1; j <= wanted.Length; j++)
        {
            var replaced = diagonal + (letter == wanted[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
