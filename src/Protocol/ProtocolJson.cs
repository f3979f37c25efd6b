using System.Text.Json;
using System.Text.Json.Serialization;

namespace Protocol;

/// <summary>How JSON looks on the wire: snake_case, times in ISO 8601 UTC, absent rather than null, enums by name.</summary>
public static class ProtocolJson
{
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets the wire's conventions on <paramref name="options"/> and returns it.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        return options;
    }
}
