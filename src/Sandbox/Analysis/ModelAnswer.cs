using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Analysis;

/// <summary>What a language model found out, as far as it can be used.</summary>
/// <param name="Result">With the rules' results in place of what cannot.</param>
/// <param name="Unusable">Names of fields, <c>summary</c>, <c>sentiment</c>; or <c>everything</c>.</param>
internal sealed record ModelAnswer(AnalysisResult Result, IReadOnlyList<string> Unusable)
{
    private const int MaxSummaryLetters = 2_000;

    /// <param name="text">The model's, which may have words around the JSON.</param>
    /// <param name="fields">What was asked.</param>
    /// <param name="byRules">What takes the place of what is missing or of a wrong type.</param>
    public static ModelAnswer Read(string text, IReadOnlyList<AnalysisField> fields, AnalysisResult byRules)
    {
        if (Parse(text) is not { } answer)
        {
            return new ModelAnswer(byRules, ["everything"]);
        }
        List<string> unusable = [];
        var told = answer["fields"] as JsonObject;
        var values = new JsonObject(fields.Select(field => KeyValuePair.Create(field.FieldName, ValueOf(field))));
        var result = new AnalysisResult(values, Summary(), SentimentOf());
        return new ModelAnswer(result, unusable);

        JsonNode? ValueOf(AnalysisField field)
        {
            JsonNode? value = null;
            if (told is not null && told.TryGetPropertyValue(field.FieldName, out var given) && TryConvert(field, given, out value))
            {
                return value;
            }
            unusable.Add(field.FieldName);
            return byRules.Values?[field.FieldName]?.DeepClone();
        }

        string? Summary()
        {
            if (TextOf(answer["summary"]) is { Length: > 0 } summary)
            {
                return ExtractSummary.Cut(summary, MaxSummaryLetters);
            }
            unusable.Add("summary");
            return byRules.Summary;
        }

        string SentimentOf()
        {
            if (TextOf(answer["sentiment"])?.ToLowerInvariant() is { } sentiment && Sentiment.All.Contains(sentiment))
            {
                return sentiment;
            }
            unusable.Add("sentiment");
            return byRules.Sentiment;
        }
    }

    private static JsonObject? Parse(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        try
        {
            return end < start || start < 0
                ? null
                : JsonNode.Parse(text[start..(end + 1)], documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether it is of the field's type; null is of every type.</summary>
    private static bool TryConvert(AnalysisField field, JsonNode? given, out JsonNode? value)
    {
        value = (field.FieldType, given?.GetValueKind()) switch
        {
            (AnalysisFieldType.Number, JsonValueKind.Number)
                or (AnalysisFieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => given!.DeepClone(),
            (AnalysisFieldType.String, JsonValueKind.String) => TextOf(given),
            (AnalysisFieldType.Enum, JsonValueKind.String) when TextOf(given) is { } text => ClosestOption.Of(text, field),
            _ => null,
        };
        return given is null || value is not null;
    }

    /// <summary>Without NUL, which PostgreSQL does not take.</summary>
    private static string? TextOf(JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue<string>(out var text) ? text.Replace("\0", "", StringComparison.Ordinal).Trim() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair.
        }
    }
}
