using System.Globalization;
using System.Text.RegularExpressions;

namespace Sandbox.Analysis;

/// <summary>
/// Numbers in English speech, as digits or as words: "42", "1,200.50", "twenty-five", "two hundred and three", "a thousand",
/// "three point five"; and digit by digit: "four oh five".
/// </summary>
internal static partial class SpokenNumbers
{
    private const string Decimals = "point";
    private const int MaxDigits = 20;
    private const decimal MaxScaled = 1_000_000_000_000;

    private static readonly Dictionary<string, int> Units = Count(
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");

    private static readonly Dictionary<string, int> Tens = Count(
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static readonly Dictionary<string, int> Scales = new() { ["hundred"] = 100, ["thousand"] = 1_000, ["million"] = 1_000_000 };

    // "The first one", "no one", "that one": not a number.
    private static readonly HashSet<string> BeforeSomeOne = ["no", "the", "that", "this", "which", "any", "every", "first", "last", "next", "another", "some"];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<decimal> In(string text)
    {
        string[] words = [.. Token().Matches(text.ToLowerInvariant()).Select(match => match.Value)];
        List<decimal> found = [];
        for (var at = 0; at < words.Length;)
        {
            var start = at;
            if (Read(words, ref at) is { } number)
            {
                found.Add(start > 0 && words[start - 1] == "minus" ? -number : number);
            }
            else
            {
                at = start + 1;
            }
        }
        return found;
    }

    private static decimal? Read(string[] words, ref int at)
    {
        if (decimal.TryParse(words[at], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var digits))
        {
            at++;
            return Scale(words, ref at, digits);
        }
        var spelled = words.Skip(at).TakeWhile(word => Digit(word) is not null).Select(word => Digit(word)!.Value).ToList();
        if (spelled.Count > 1 && words[at] is not ("oh" or "o") && !Scales.ContainsKey(words.ElementAtOrDefault(at + spelled.Count) ?? ""))
        {
            at += spelled.Count;
            return decimal.Parse(string.Concat(spelled.Take(MaxDigits)), CultureInfo.InvariantCulture);
        }
        if (words[at] == "one" && at > 0 && BeforeSomeOne.Contains(words[at - 1]))
        {
            return null;
        }
        return Cardinal(words, ref at) is { } whole ? whole + Fraction(words, ref at) : null;
    }

    private static decimal Scale(string[] words, ref int at, decimal number)
    {
        while (at < words.Length && Scales.TryGetValue(words[at], out var scale) && number < MaxScaled)
        {
            number *= scale;
            at++;
        }
        return number;
    }

    private static decimal? Cardinal(string[] words, ref int at)
    {
        var start = at;
        decimal total = 0, part = 0;
        for (var room = 1_000; at < words.Length; at++)
        {
            if (Units.TryGetValue(words[at], out var unit) && room > (unit < 10 ? 1 : 10))
            {
                (part, room) = (part + unit, 1);
            }
            else if (Tens.TryGetValue(words[at], out var ten) && room > 10)
            {
                (part, room) = (part + (ten * 10), 10);
            }
            else if (Scales.TryGetValue(words[at], out var scale) && part > 0 && total < MaxScaled)
            {
                (total, part, room) = scale == 100 ? (total, part * 100, 100) : (total + (part * scale), 0, 1_000);
            }
            else if (!IsLink(words, at, start))
            {
                break;
            }
            else if (words[at] == "a")
            {
                part = 1;
            }
        }
        return at > start ? total + part : null;
    }

    /// <summary>"a" before a scale, "and" after one.</summary>
    private static bool IsLink(string[] words, int at, int start) => words[at] switch
    {
        "a" => at == start && at + 1 < words.Length && Scales.ContainsKey(words[at + 1]),
        "and" => at > start && Scales.ContainsKey(words[at - 1]) && at + 1 < words.Length
            && (Units.ContainsKey(words[at + 1]) || Tens.ContainsKey(words[at + 1])),
        _ => false,
    };

    private static decimal Fraction(string[] words, ref int at)
    {
        if (words.ElementAtOrDefault(at) != Decimals)
        {
            return 0;
        }
        var digits = words.Skip(at + 1).TakeWhile(word => Digit(word) is not null).Select(word => Digit(word)!.Value).Take(MaxDigits).ToList();
        at += digits.Count == 0 ? 0 : digits.Count + 1;
        return digits.Count == 0 ? 0 : decimal.Parse("0." + string.Concat(digits), CultureInfo.InvariantCulture);
    }

    private static int? Digit(string word) =>
        word is "oh" or "o" ? 0 : Units.TryGetValue(word, out var unit) && unit < 10 ? unit : null;

    private static Dictionary<string, int> Count(params string[] words) =>
        words.Index().Where(word => word.Item.Length > 0).ToDictionary(word => word.Item, word => word.Index);

    [GeneratedRegex(@"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\p{L}+")]
    private static partial Regex Token();
}
