using System.Text.RegularExpressions;

namespace Sandbox.Analysis;

/// <summary>Finds a field's value in a transcript without a language model; has exactly one of its two parts.</summary>
internal sealed record AnalysisRule
{
    /// <summary>A regular expression (.NET, without look-around and back-references) whose one group is the value.</summary>
    public string? Pattern { get; init; }

    /// <summary>For an enum by option, for a boolean by <c>true</c> and <c>false</c>: phrases that mean the value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Phrases { get; init; }

    /// <summary>The pattern, case-insensitive, in time linear to the text: patterns come from others.</summary>
    /// <exception cref="ArgumentException">There is no pattern, or it is no such expression.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    public Regex CreateRegex() => new(
        Pattern ?? throw new ArgumentException("The rule has no pattern."),
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
