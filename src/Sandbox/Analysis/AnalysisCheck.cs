using System.Text.RegularExpressions;
using Sandbox.Flows;

namespace Sandbox.Analysis;

/// <summary>Finds every problem of the fields of an analysis, each with the fix.</summary>
internal static partial class AnalysisCheck
{
    public static IEnumerable<string> Problems(IReadOnlyList<AnalysisField> fields)
    {
        foreach (var twin in fields.GroupBy(field => field.FieldName, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"field '{twin.Key}': {twin.Count()} fields have this name. Give each its own.";
        }
        foreach (var field in fields)
        {
            foreach (var problem in FieldProblems(field).Concat(field.Rule is { } rule ? RuleProblems(field, rule) : []))
            {
                yield return $"field '{field.FieldName}': {problem}";
            }
        }
    }

    private static IEnumerable<string> FieldProblems(AnalysisField field)
    {
        if (!Name().IsMatch(field.FieldName))
        {
            yield return "its name may have letters, digits and underscores only.";
        }
        if (string.IsNullOrWhiteSpace(field.FieldDescription))
        {
            yield return "field_description is empty. Write what to look for.";
        }
        foreach (var problem in Template.Problems(field.FieldDescription))
        {
            yield return $"field_description: {problem}";
        }
        if (field.FieldType != AnalysisFieldType.Enum && field.Options.Count > 0)
        {
            yield return "only an enum has options. Leave them out, or make it an enum.";
        }
        if (field.FieldType == AnalysisFieldType.Enum
            && (field.Options.Count == 0 || field.Options.Any(string.IsNullOrWhiteSpace) || field.Options.Distinct().Count() < field.Options.Count))
        {
            yield return "an enum needs options: a list of different texts.";
        }
    }

    private static IEnumerable<string> RuleProblems(AnalysisField field, AnalysisRule rule) => (rule.Pattern, rule.Phrases) switch
    {
        (not null, null) => PatternProblems(field, rule),
        (null, { } phrases) => PhraseProblems(field, phrases),
        _ => ["a rule has either a pattern or phrases. Write one of the two."],
    };

    private static IEnumerable<string> PatternProblems(AnalysisField field, AnalysisRule rule)
    {
        if (field.FieldType == AnalysisFieldType.Boolean)
        {
            return ["a boolean has no pattern. Write phrases for true and false."];
        }
        try
        {
            var groups = rule.CreateRegex().GetGroupNumbers().Length - 1; // Number 0 is the whole match.
            return groups == 1 ? [] : [$"the pattern '{rule.Pattern}' has {groups} groups and needs exactly one: the value."];
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return [$"the pattern '{rule.Pattern}' cannot be used: {wrong.Message}"];
        }
    }

    private static IEnumerable<string> PhraseProblems(AnalysisField field, IReadOnlyDictionary<string, IReadOnlyList<string>> phrases)
    {
        IReadOnlyList<string> values = field.FieldType switch
        {
            AnalysisFieldType.Enum => field.Options,
            AnalysisFieldType.Boolean => ["true", "false"],
            _ => [],
        };
        if (values.Count == 0)
        {
            yield return "only an enum and a boolean have phrases. Write a pattern.";
            yield break;
        }
        foreach (var (value, said) in phrases)
        {
            if (!values.Contains(value))
            {
                yield return $"there are phrases for '{value}'. Choose from {string.Join(", ", values)}.";
            }
            if (said.Count == 0 || said.Any(Words.IsBlank))
            {
                yield return $"'{value}' has no phrases, or one without words. Write what may be said.";
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_]+$")]
    private static partial Regex Name();
}
