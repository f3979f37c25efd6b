namespace Sandbox.Storage.Rows;

/// <summary>The latest form of one turn.</summary>
internal sealed class TurnRow
{
    public required string CallId { get; init; }

    public required string TurnId { get; init; }

    /// <summary>The number of the event that showed it first: turns are read in this order.</summary>
    public required long Position { get; init; }

    /// <summary><c>agent</c> or <c>user</c>.</summary>
    public required string Role { get; init; }

    public required string Text { get; set; }

    public required bool IsFinal { get; set; }

    /// <summary>From the call's start.</summary>
    public required long StartMs { get; set; }

    public required long EndMs { get; set; }

    /// <summary>From the end of the caller's speech to the start of the agent's; null where the turn answers nobody.</summary>
    public long? LatencyMs { get; set; }
}

/// <summary>One event, as readers of the stream got it.</summary>
internal sealed class EventRow
{
    public required string CallId { get; init; }

    /// <summary>Counts from 1 in each call.</summary>
    public required long Number { get; init; }

    public required string Type { get; init; }

    /// <summary>JSON.</summary>
    public required string Data { get; init; }

    public required DateTimeOffset At { get; init; }
}
