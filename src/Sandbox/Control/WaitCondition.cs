using System.Text.Json;
using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Events;

namespace Sandbox.Control;

/// <summary>
/// What <c>wait?for=</c> waits for: the first event that is so. A closed grammar: <c>status:{status}</c>, <c>agent:{state}</c>,
/// <c>turn:{role}:{text}</c>, <c>node:{node_id}</c>, <c>ended</c>, <c>ended:{reason}</c>.
/// </summary>
internal sealed class WaitCondition
{
    private const string Grammar =
        "Write status:connected, agent:speaking, turn:user:<text>, turn:agent:<text>, node:<node_id>, ended or ended:<reason>.";

    private readonly string type;
    private readonly Func<JsonElement, bool> isMet;

    private WaitCondition(string type, Func<JsonElement, bool> isMet) => (this.type, this.isMet) = (type, isMet);

    /// <returns>What is wrong with <paramref name="text"/>, or null.</returns>
    public static string? TryParse(string text, out WaitCondition? condition)
    {
        var (kind, rest) = Split(text);
        var (role, words) = Split(rest ?? "");
        condition = kind switch
        {
            "status" when IsOneOf<CallStatus>(rest) => new("status", Has("status", rest!)),
            "agent" when IsOneOf<AgentState>(rest) => new("agent", Has("state", rest!)),
            "turn" when IsOneOf<TurnRole>(role) && !string.IsNullOrWhiteSpace(words) => new("transcript", turn => IsSaid(turn, role, words)),
            "node" when !string.IsNullOrEmpty(rest) => new("node", Has("node_id", rest)),
            "ended" when rest is null => new("ended", _ => true),
            "ended" when IsOneOf<CallEndReason>(rest) => new("ended", Has("reason", rest!)),
            _ => null,
        };
        return condition is null ? $"'for' is '{text}'. {Grammar}" : null;
    }

    public bool IsMetBy(CallEvent happened)
    {
        if (happened.Type != type)
        {
            return false;
        }
        using var data = JsonDocument.Parse(happened.Data);
        return isMet(data.RootElement);
    }

    private static (string First, string? After) Split(string text) =>
        text.Split(':', 2) is [var first, var rest] ? (first, rest) : (text, null);

    private static bool IsOneOf<T>(string? name)
        where T : struct, Enum => Enum.GetNames<T>().Any(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value) == name);

    private static Func<JsonElement, bool> Has(string property, string value) => data => data.GetProperty(property).ValueEquals(value);

    private static bool IsSaid(JsonElement turn, string role, string words) =>
        turn.GetProperty("final").GetBoolean()
        && turn.GetProperty("role").ValueEquals(role)
        && turn.GetProperty("text").GetString()!.Contains(words, StringComparison.OrdinalIgnoreCase);
}
