using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sandbox.Flows;

/// <summary>Reads a flow from JSON: snake_case, comments and trailing commas allowed, unknown properties refused.</summary>
internal static class FlowFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The flow, or null with what is wrong with it.</summary>
    public static (Flow? Flow, IReadOnlyList<string> Problems) Read(string json)
    {
        Flow flow;
        try
        {
            flow = JsonSerializer.Deserialize<Flow>(json, Json) ?? throw new JsonException("the file is empty");
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            return (null, [$"it is not a flow: {broken.Message}"]);
        }
        var problems = FlowCheck.Problems(flow).ToList();
        return problems.Count == 0 ? (flow, []) : (null, problems);
    }
}
