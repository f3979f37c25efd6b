using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sandbox.Flows;

/// <summary>
/// Something an agent says. In JSON a string, or an object with a <c>fallback</c>: what is said instead where the text cannot be
/// spoken, because it holds variables and the machine has only recordings.
/// </summary>
[JsonConverter(typeof(LineJson))]
internal sealed record Line(string Text, string? Fallback = null)
{
    /// <summary>The wording without variables, which can be recorded; null when there is none.</summary>
    public string? Recordable => Template.HasVariables(Text) ? Fallback : Text;

    /// <summary>What is wrong with it, one sentence each with the fix; empty when it can be said.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var problem in Template.Problems(Text))
        {
            yield return problem;
        }
        if (string.IsNullOrWhiteSpace(Text))
        {
            yield return "says nothing. Write a text.";
        }
        if (Fallback is { } fallback && (string.IsNullOrWhiteSpace(fallback) || Template.HasVariables(fallback)))
        {
            yield return $"the fallback '{fallback}' must be a text without variables: it is recorded beforehand.";
        }
    }
}

internal sealed class LineJson : JsonConverter<Line>
{
    public override Line Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new Line(reader.GetString()!);
        }
        var both = JsonSerializer.Deserialize<TextAndFallback>(ref reader, options);
        return both is { Text: { } text } ? new Line(text, both.Fallback) : throw new JsonException("a line is a string or { text, fallback }");
    }

    public override void Write(Utf8JsonWriter writer, Line value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new TextAndFallback(value.Text, value.Fallback), options);

    private sealed record TextAndFallback(string? Text, string? Fallback);
}
