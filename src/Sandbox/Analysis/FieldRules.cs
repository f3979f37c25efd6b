using System.Text.Json.Nodes;
using Sandbox.Flows;
using Sandbox.Records;

namespace Sandbox.Analysis;

/// <summary>
/// Finds a field's value without a language model, by its rule or by what its type suggests. Of several places the last counts,
/// because people correct themselves; and the user's words count before the agent's.
/// </summary>
internal static class FieldRules
{
    private const int ShortestTopicLetters = 4;

    private static readonly HashSet<string> Yes = ["yes", "yeah", "yep", "yup", "sure", "correct", "right", "ok", "okay", "absolutely", "definitely", "please"];
    private static readonly HashSet<string> No = ["no", "nope", "nah", "not", "never", "dont", "wrong", "incorrect"];

    /// <returns>Null: the call does not tell.</returns>
    public static JsonNode? Find(AnalysisField field, Transcript transcript) => field switch
    {
        { Rule.Pattern: not null } => ByPattern(field, field.Rule, transcript),
        { Rule.Phrases: not null } => ByPhrases(field, [.. transcript.Said(byUser: true), .. transcript.Said(byUser: false)]),
        // An agent names all options when it asks for one, so its words tell nothing here.
        { FieldType: AnalysisFieldType.Enum } => ByPhrases(field, transcript.Said(byUser: true)),
        { FieldType: AnalysisFieldType.Boolean } => Answers(field, transcript).Select(YesOrNo).FirstOrDefault(answer => answer is not null),
        { FieldType: AnalysisFieldType.Number } => Number(field, transcript),
        _ => null,
    };

    private static JsonNode? ByPattern(AnalysisField field, AnalysisRule rule, Transcript transcript)
    {
        var regex = rule.CreateRegex();
        var group = regex.GetGroupNumbers()[1]; // Number 0 is the whole match.
        var found = transcript.Said(byUser: true).Concat(transcript.Said(byUser: false))
            .SelectMany(text => regex.Matches(text).Reverse())
            .Select(match => match.Groups[group].Value.Trim());
        return found.Where(text => text.Length > 0).Select(Convert).FirstOrDefault(value => value is not null);

        JsonNode? Convert(string text) => field.FieldType switch
        {
            AnalysisFieldType.Number => SpokenNumbers.In(text) is [var only] ? only : null,
            AnalysisFieldType.Enum => ClosestOption.Of(text, field),
            _ => text,
        };
    }

    private static JsonNode? ByPhrases(AnalysisField field, IReadOnlyList<string> texts)
    {
        var branches = ClosestOption.Branches(field);
        var value = texts.Select(text => BranchMatcher.Match(text, branches)?.Next).FirstOrDefault(found => found is not null);
        return field.FieldType == AnalysisFieldType.Boolean && value is not null ? value == "true" : value;
    }

    private static JsonNode? YesOrNo(string text)
    {
        var words = Words.Of(text);
        var first = words.FirstOrDefault(word => Yes.Contains(word) || No.Contains(word));
        // "Sure not", "please don't".
        return first is null ? null : Yes.Contains(first) && (first is "yes" or "yeah" or "yep" || !words.Any(No.Contains));
    }

    // Where nothing tells which of several numbers is meant, it is not known.
    private static JsonNode? Number(AnalysisField field, Transcript transcript)
    {
        var answered = Answers(field, transcript).Select(SpokenNumbers.In).FirstOrDefault(numbers => numbers.Count > 0);
        if (answered is not null)
        {
            return answered[^1];
        }
        decimal[] all = [.. transcript.Said(byUser: true).SelectMany(SpokenNumbers.In).Distinct()];
        return all is [var only] ? only : null;
    }

    /// <summary>What the user said that holds a word of the field's name, or answers an agent who said one; the last first.</summary>
    private static IEnumerable<string> Answers(AnalysisField field, Transcript transcript)
    {
        var name = $"{field.FieldName.Replace('_', ' ')} {field.DisplayName}";
        IReadOnlyList<string> topic = [.. Words.Of(name).Where(word => word.Length >= ShortestTopicLetters)];
        IReadOnlyList<Branch> named = topic.Count == 0 ? [] : [new Branch { Phrases = topic, Next = field.FieldName }];
        var turns = transcript.Turns;
        for (var i = turns.Count - 1; i >= 0; i--)
        {
            if (turns[i].IsUser && (IsNamed(turns[i]) || (i > 0 && !turns[i - 1].IsUser && IsNamed(turns[i - 1]))))
            {
                yield return turns[i].Text;
            }
        }

        bool IsNamed(TurnView turn) => BranchMatcher.Match(turn.Text, named) is not null;
    }
}
