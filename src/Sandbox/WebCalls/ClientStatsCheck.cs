using System.Text.Json;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;

namespace Sandbox.WebCalls;

/// <summary>What a page measured, checked before it is kept: names and finite numbers, and nothing that could hold a person's words.</summary>
internal static class ClientStatsCheck
{
    private const int MaxName = 40;
    private const string Field = "client_stats";

    /// <param name="json">Absent and null: nothing.</param>
    /// <param name="stats">Set when null is returned.</param>
    public static Refusal? Read(JsonElement? json, out ClientStats stats)
    {
        stats = ClientStats.None;
        if (json is not { ValueKind: not JsonValueKind.Null } given)
        {
            return null;
        }
        Dictionary<string, double> values = [], stages = [];
        var wrong = Read(Field, given, values, stages);
        stats = wrong is null ? new ClientStats(values, stages) : stats;
        return wrong;
    }

    private static Refusal? Read(string path, JsonElement given, Dictionary<string, double> values, Dictionary<string, double>? stages)
    {
        if (given.ValueKind != JsonValueKind.Object)
        {
            return Wrong($"'{path}' is a JSON {given.ValueKind}. Send an object of names and numbers.");
        }
        foreach (var property in given.EnumerateObject())
        {
            if (ReadOne(path, property, values, stages) is { } wrong)
            {
                return wrong;
            }
        }
        return null;
    }

    private static Refusal? ReadOne(string path, JsonProperty property, Dictionary<string, double> values, Dictionary<string, double>? stages)
    {
        if (NameOf(property) is not { } name)
        {
            return Wrong($"'{path}' has a name that is not 1 to {MaxName} of the characters a-z, A-Z, 0-9 and '_'. Rename it.");
        }
        if (property.Value.ValueKind == JsonValueKind.Null)
        {
            return null; // Not known, as a browser writes what is not a number.
        }
        if (stages is not null && name == ClientStats.StagesName)
        {
            return Read($"{path}.{name}", property.Value, stages, null);
        }
        if (property.Value.ValueKind != JsonValueKind.Number || !double.IsFinite(property.Value.GetDouble()))
        {
            return Wrong($"'{path}.{name}' is no finite number. Send numbers only, with the unit in the name, as 'jitter_ms'.");
        }
        values[name] = property.Value.GetDouble();
        return null;
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            var name = property.Name;
            return name.Length is > 0 and <= MaxName && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half of a surrogate pair.
        }
    }

    private static Refusal Wrong(string message) => new(ErrorCode.InvalidRequest, message);
}
