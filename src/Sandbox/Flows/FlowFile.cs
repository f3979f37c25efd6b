using System.Text.Json;
using System.Text.Json.Nodes;
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
        AllowDuplicateProperties = false,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The flow, or null with everything that is wrong with it.</summary>
    public static (Flow? Flow, IReadOnlyList<string> Problems) Read(string json)
    {
        var problems = new List<string>();
        var sheet = Parse(() => JsonSerializer.Deserialize<Sheet>(json, Json), "the file", problems);
        if (sheet is null)
        {
            return (null, problems);
        }
        var nodes = sheet.Nodes.Select((node, index) => Parse(() => ReadNode(node), NameOf(node, index), problems));
        var flow = new Flow { Name = sheet.Name, CannotHear = sheet.CannotHear, Nodes = [.. nodes.OfType<FlowNode>()] };
        if (problems.Count == 0)
        {
            problems.AddRange(FlowCheck.Problems(flow));
        }
        return problems.Count == 0 ? (flow, []) : (null, problems);
    }

    private static FlowNode? ReadNode(JsonNode? node) =>
        HoldsNull(node) ? throw new JsonException("It holds a null. Leave it out.") : node.Deserialize<FlowNode>(Json);

    // The serializer checks properties for null, but not the elements of lists.
    private static bool HoldsNull(JsonNode? node) => node switch
    {
        null => true,
        JsonObject properties => properties.Any(property => HoldsNull(property.Value)),
        JsonArray elements => elements.Any(HoldsNull),
        _ => false,
    };

    private static T? Parse<T>(Func<T?> parse, string what, List<string> problems)
        where T : class
    {
        try
        {
            return parse() ?? throw new JsonException("It is null.");
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            problems.Add($"{what}: {broken.Message}");
            return null;
        }
    }

    private static string NameOf(JsonObject? node, int index) =>
        node?["id"] is JsonValue id && id.TryGetValue<string>(out var name) ? $"node '{name}'" : $"node number {index + 1}";

    /// <summary>The file before its nodes are read: one broken node shall not hide the next.</summary>
    private sealed record Sheet
    {
        public required string Name { get; init; }
        public Line? CannotHear { get; init; }
        public required IReadOnlyList<JsonObject?> Nodes { get; init; }
    }
}
