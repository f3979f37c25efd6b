using System.Text.Json.Nodes;

namespace Sandbox.Calls;

/// <summary>A call as its browser saw it, in numbers with names of the client's own.</summary>
/// <param name="Values">For example <c>loss</c> (share, 0 to 1), <c>jitter_ms</c>, <c>round_trip_ms</c>.</param>
/// <param name="Stages">Of the set-up, in milliseconds.</param>
internal sealed record ClientStats(IReadOnlyDictionary<string, double> Values, IReadOnlyDictionary<string, double> Stages)
{
    public const string StagesName = "stages";

    public static ClientStats None { get; } = new(new Dictionary<string, double>(), new Dictionary<string, double>());

    public ClientStats With(ClientStats later) => new(Merged(Values, later.Values), Merged(Stages, later.Stages));

    /// <summary>Null where there is nothing.</summary>
    public JsonObject? ToJson()
    {
        var json = ToJson(Values);
        if (Stages.Count > 0)
        {
            json[StagesName] = ToJson(Stages);
        }
        return json.Count > 0 ? json : null;
    }

    private static JsonObject ToJson(IReadOnlyDictionary<string, double> numbers) =>
        new(numbers.Select(number => KeyValuePair.Create(number.Key, (JsonNode?)JsonValue.Create(number.Value))));

    private static Dictionary<string, double> Merged(IReadOnlyDictionary<string, double> earlier, IReadOnlyDictionary<string, double> later)
    {
        var merged = new Dictionary<string, double>(earlier);
        foreach (var (name, value) in later)
        {
            merged[name] = value;
        }
        return merged;
    }
}
