using System.Text.Json.Serialization;

namespace Sandbox.Analysis;

/// <summary>What is to be found out from a finished call, as defined on the agent version.</summary>
internal sealed record AnalysisField
{
    /// <summary>The key of the result: letters, digits and underscores.</summary>
    public required string FieldName { get; init; }

    /// <summary>For people. Default: the field's name.</summary>
    public string? DisplayName { get; init; }

    public required AnalysisFieldType FieldType { get; init; }

    /// <summary>Tells a language model what to look for; may hold variables.</summary>
    public required string FieldDescription { get; init; }

    /// <summary>The values of an enum; empty for every other type.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>How to find it without a language model. Default null: as <see cref="FieldRules"/> does for its type.</summary>
    public AnalysisRule? Rule { get; init; }
}

[JsonConverter(typeof(AnalysisFieldTypeJson))]
internal enum AnalysisFieldType
{
    String,
    Number,
    Boolean,
    Enum,
}

internal sealed class AnalysisFieldTypeJson()
    : JsonStringEnumConverter<AnalysisFieldType>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
