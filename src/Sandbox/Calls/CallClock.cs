using Protocol;
using Sandbox.Agents;

namespace Sandbox.Calls;

/// <summary>The times of one call and what they decide. Guarded by its <see cref="Call"/>.</summary>
internal sealed class CallClock(AgentVersion version, TimeProvider time)
{
    private long createdAt;
    private long? reachedAt;
    private long? connectedAt;
    private long? endingAt;
    private long? endedAt;

    public bool WasConnected => connectedAt is not null;

    /// <summary>From <c>connected</c> to the end or until now; zero before it.</summary>
    public TimeSpan Elapsed => connectedAt is { } start ? time.GetElapsedTime(start, endedAt ?? time.GetTimestamp()) : TimeSpan.Zero;

    public TimeSpan? EndedFor => endedAt is { } end ? time.GetElapsedTime(end) : null;

    public bool IsDropDue => version.DropsAfter is { } after && WasConnected && Elapsed >= after;

    /// <summary>The agent has had its time to finish.</summary>
    public bool IsDrainOver => HasPassed(CallTimings.DrainLimit, endingAt);

    public void Begin() => createdAt = time.GetTimestamp();

    /// <summary>The call moves to <paramref name="status"/>; the first connection counts.</summary>
    public void Enter(CallStatus status)
    {
        if (status == CallStatus.Connecting)
        {
            reachedAt = time.GetTimestamp();
        }
        else
        {
            connectedAt ??= time.GetTimestamp();
        }
    }

    public void BeginEnd() => endingAt = time.GetTimestamp();

    public void End() => endedAt = time.GetTimestamp();

    /// <summary>Why the call must end now, or null.</summary>
    /// <param name="status">Where it is.</param>
    /// <param name="quiet">Since the last packet.</param>
    /// <param name="silence">Since somebody spoke.</param>
    public CallEndReason? DueEnd(CallStatus status, TimeSpan quiet, TimeSpan silence) => status switch
    {
        CallStatus.Created or CallStatus.Connecting when HasPassed(CallTimings.ConnectWindow, createdAt)
            || HasPassed(CallTimings.HandshakeWindow, reachedAt) => CallEndReason.NetworkFailure,
        CallStatus.Reconnecting when quiet >= CallTimings.ReconnectWindow => CallEndReason.NetworkFailure,
        CallStatus.Connected or CallStatus.Reconnecting when Elapsed >= version.MaxDuration => CallEndReason.MaxDurationReached,
        CallStatus.Connected when silence >= version.SilenceTimeout => CallEndReason.SilenceTimeout,
        _ => null,
    };

    private bool HasPassed(TimeSpan window, long? since) => since is { } start && time.GetElapsedTime(start) >= window;
}
