using System.Globalization;
using Protocol;
using Sandbox.Errors;

namespace Sandbox.Records;

/// <summary>Reads the parameters of an address, and keeps what is wrong with the first wrong one.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private const int MaxListed = 100;

    /// <summary>Null: everything that was read until now is right.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>A mistyped filter would let everything through, so a name that is not here is refused; so is one given twice.</summary>
    public void Expect(IEnumerable<string> names)
    {
        var known = names.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name))
            {
                Refuse($"There is no parameter '{name}'. There are {string.Join(", ", known)}.");
            }
            else if (values.Count > 1)
            {
                Refuse($"'{name}' is given {values.Count} times. Give it once.");
            }
        }
    }

    /// <summary>Null where it is absent or empty.</summary>
    public string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A comma list; null where it is absent.</summary>
    /// <param name="name">Of the parameter.</param>
    /// <param name="known">Every value there is; null: any.</param>
    public IReadOnlyList<string>? List(string name, IReadOnlyCollection<string>? known = null)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        var values = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        if (values.Length > MaxListed)
        {
            Refuse($"'{name}' lists {values.Length} values; the limit is {MaxListed}. Ask in parts.");
        }
        if (known is not null && values.FirstOrDefault(value => !known.Contains(value)) is { } wrong)
        {
            Wrong(name, wrong, $"one or more of {string.Join(", ", known)}");
        }
        return values;
    }

    /// <summary>One of <paramref name="known"/>; null where it is absent.</summary>
    public string? OneOf(string name, params IReadOnlyCollection<string> known)
    {
        var text = Text(name);
        if (text is not null && !known.Contains(text))
        {
            Wrong(name, text, string.Join(" or ", known));
        }
        return text;
    }

    /// <summary>A whole number; null where it is absent.</summary>
    public int? Number(string name, int least, int most)
    {
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }
        Wrong(name, text.ToString(), $"a whole number from {least} to {most}");
        return null;
    }

    /// <summary>A day (the whole of it, UTC) or a moment in ISO 8601, UTC unless it says otherwise; null where it is absent.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        if (DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            var first = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            return (first, first.AddDays(1).AddMilliseconds(-1));
        }
        if (text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return (moment, moment);
        }
        Wrong(name, text, "a day or a time in ISO 8601, as in '2026-01-31' or '2026-01-31T09:30:00Z'");
        return null;
    }

    public void Wrong(string name, string value, string expected) => Refuse($"'{name}' is '{Shorten(value)}'. Write {expected}.");

    public void Refuse(string message) => Refusal ??= new(ErrorCode.InvalidRequest, message);

    private static string Shorten(string value) => value.Length <= 64 ? value : value[..64] + "…";
}
