using Protocol;

namespace Sandbox.Calls;

/// <summary>The times of one call and what they decide. Guarded by its <see cref="Call"/>.</summary>
internal sealed class CallClock(CallSetup setup, TimeProvider time)
{
    private long waitingSince;
    private long answeredAt;
    private long? reachedAt;
    private long? connectedAt;
    private long? lostAt;
    private long? leftAt;
    private long? endingAt;
    private long? endedAt;

    public bool WasConnected => connectedAt is not null;

    /// <summary>Nobody has come back for it yet.</summary>
    public bool IsLeft => leftAt is not null;

    /// <summary>From <c>connected</c> to the end or until now; zero before it.</summary>
    public TimeSpan Elapsed => connectedAt is { } start ? time.GetElapsedTime(start, endedAt ?? time.GetTimestamp()) : TimeSpan.Zero;

    public TimeSpan? EndedFor => endedAt is { } end ? time.GetElapsedTime(end) : null;

    public bool IsDropDue => setup.Version.DropsAfter is { } after && WasConnected && Elapsed >= after;

    /// <summary>The agent has had its time to finish.</summary>
    public bool IsDrainOver => HasPassed(CallTimings.DrainLimit, endingAt);

    public void Begin() => waitingSince = answeredAt = time.GetTimestamp();

    /// <summary>An authentic packet of the peer connection has come; the first counts.</summary>
    public void Reach() => reachedAt ??= time.GetTimestamp();

    /// <summary>Sound can flow; the first time counts.</summary>
    public void Connect()
    {
        connectedAt ??= time.GetTimestamp();
        lostAt = null;
    }

    /// <summary>The last packet came this long ago.</summary>
    public void Lose(TimeSpan quiet) => lostAt = time.GetTimestamp() - (long)(quiet.TotalSeconds * time.TimestampFrequency);

    /// <summary>The page says that it goes; the first time counts.</summary>
    public void Leave() => leftAt ??= time.GetTimestamp();

    /// <summary>Another peer connection was answered. Only to a page that comes back is a network new.</summary>
    public void AnswerAgain()
    {
        answeredAt = time.GetTimestamp();
        reachedAt = null;
        if (IsLeft)
        {
            Return();
        }
    }

    /// <summary>The page is back.</summary>
    public void Return()
    {
        leftAt = null;
        waitingSince = time.GetTimestamp();
        lostAt = lostAt is null ? null : waitingSince;
    }

    public void BeginEnd() => endingAt = time.GetTimestamp();

    public void End() => endedAt = time.GetTimestamp();

    /// <summary>Why the call must end now, or null.</summary>
    /// <param name="status">Where it is.</param>
    /// <param name="silence">Since somebody spoke or typed.</param>
    /// <param name="isTyped">The page sends no sound: the visitor types.</param>
    public CallEndReason? DueEnd(CallStatus status, TimeSpan silence, bool isTyped) => status switch
    {
        CallStatus.Ended => null,
        _ when IsLeft && HasPassed(setup.RejoinWindow, leftAt) => CallEndReason.UserDisconnected,
        _ when !IsLeft && IsNetworkDead(status) => CallEndReason.NetworkFailure,
        CallStatus.Connected or CallStatus.Reconnecting when Elapsed >= setup.Version.MaxDuration => CallEndReason.MaxDurationReached,
        CallStatus.Connected when silence >= SilenceLimit(isTyped) => CallEndReason.SilenceTimeout,
        _ => null,
    };

    // A second try gets the time of the first, but no call waits longer for its first sound than for a network that was lost.
    private bool IsNetworkDead(CallStatus status) => status switch
    {
        CallStatus.Created or CallStatus.Connecting => HasPassed(CallTimings.ConnectWindow, answeredAt)
            || HasPassed(CallTimings.HandshakeWindow, reachedAt)
            || HasPassed(CallTimings.ReconnectWindow, waitingSince),
        CallStatus.Reconnecting => HasPassed(CallTimings.ReconnectWindow, lostAt),
        _ => false,
    };

    private TimeSpan? SilenceLimit(bool isTyped) =>
        isTyped && setup.Version.SilenceTimeout < CallTimings.TypingSilence ? CallTimings.TypingSilence : setup.Version.SilenceTimeout;

    private bool HasPassed(TimeSpan window, long? since) => since is { } start && time.GetElapsedTime(start) >= window;
}
