using System.Text.Json.Serialization;
using Sandbox.Flows;

namespace Sandbox.Agents;

/// <summary>What the agent says to a caller who says nothing.</summary>
internal sealed record Reminder
{
    /// <summary>Seconds of silence before each line. Default 9, as documented.</summary>
    public int IntervalSec { get; init; } = 9;

    /// <summary>One line each time, from the first again when the caller has spoken. Default one line; empty: no reminder.</summary>
    public IReadOnlyList<Line> Say { get; init; } = [new("Are you still there?")];

    [JsonIgnore]
    public TimeSpan Interval => TimeSpan.FromSeconds(IntervalSec);
}
