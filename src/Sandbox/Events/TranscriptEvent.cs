using Sandbox.Agents;

namespace Sandbox.Events;

/// <summary>Data of a <c>transcript</c> event. Times count from <c>connected</c>.</summary>
internal sealed record TranscriptEvent(string TurnId, TurnRole Role, string Text, bool Final, long StartMs, long EndMs, long? LatencyMs)
{
    public static TranscriptEvent Of(Turn turn) => new(
        turn.TurnId,
        turn.Role,
        turn.Text,
        turn.IsFinal,
        (long)turn.Start.TotalMilliseconds,
        (long)turn.End.TotalMilliseconds,
        LatencyMs: (long?)turn.Latency?.TotalMilliseconds);
}
