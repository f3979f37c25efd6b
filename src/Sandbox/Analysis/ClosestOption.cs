using Sandbox.Flows;

namespace Sandbox.Analysis;

/// <summary>The option of an enum, or <c>true</c> or <c>false</c>, that words come closest to.</summary>
internal static class ClosestOption
{
    private static readonly string[] NoPhrases = [];

    /// <returns>Null: none is close.</returns>
    public static string? Of(string text, AnalysisField field) =>
        field.Options.FirstOrDefault(option => string.Equals(option, text, StringComparison.OrdinalIgnoreCase))
        ?? BranchMatcher.Match(text, Branches(field))?.Next;

    /// <summary>What is said for each value: the phrases of the rule, and for an enum the option itself.</summary>
    public static IReadOnlyList<Branch> Branches(AnalysisField field)
    {
        var phrases = field.Rule?.Phrases;
        IEnumerable<string> values = field.FieldType == AnalysisFieldType.Enum ? field.Options : phrases?.Keys ?? [];
        return [.. values.Select(value => new Branch { Phrases = [.. Own(value), .. phrases?.GetValueOrDefault(value) ?? NoPhrases], Next = value })];

        // "not_interested" is said as "not interested".
        string[] Own(string value) => field.FieldType == AnalysisFieldType.Enum && !Words.IsBlank(value) ? [value.Replace('_', ' ')] : NoPhrases;
    }
}
