using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Agents;

/// <summary>How agents are written: snake_case, comments and trailing commas allowed, unknown properties refused.</summary>
internal static class AgentJson
{
    // What is data, in which a null has its meaning, and what is read on its own.
    private static readonly string[] MayHoldNull = ["body", "variables", "nodes", "post_call_analysis"];

    private static readonly JsonDocumentOptions Document = new()
    {
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="JsonException">It is not an object.</exception>
    public static JsonObject Parse(string json) =>
        JsonNode.Parse(json, documentOptions: Document) as JsonObject ?? throw new JsonException("It is not an object. Write { … }.");

    /// <exception cref="JsonException">It is not of this form.</exception>
    /// <exception cref="NotSupportedException">It says nothing of its type.</exception>
    public static T? Read<T>(JsonNode? node) =>
        HoldsNull(node) ? throw new JsonException("It holds a null. Leave it out.") : node.Deserialize<T>(Options);

    /// <summary>Reads a part; what is wrong with it is added to <paramref name="problems"/>, and null returned.</summary>
    public static T? TryRead<T>(Func<T?> read, string what, List<string> problems)
        where T : class
    {
        try
        {
            return read() ?? throw new JsonException("It is null.");
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            problems.Add($"{what}: {broken.Message}");
            return null;
        }
    }

    /// <summary>What to call the part in a problem: by its name, or by its place where it has none.</summary>
    public static string NameOf(JsonObject? part, string nameProperty, string what, int index) =>
        part?[nameProperty] is JsonValue value && value.TryGetValue<string>(out var name) ? $"{what} '{name}'" : $"{what} number {index + 1}";

    // The serializer checks properties for null, but not the elements of lists.
    private static bool HoldsNull(JsonNode? node) => node switch
    {
        null => true,
        JsonObject properties => properties.Any(property => !MayHoldNull.Contains(property.Key) && HoldsNull(property.Value)),
        JsonArray elements => elements.Any(HoldsNull),
        _ => false,
    };
}
