namespace Sandbox.Calls;

/// <summary>How long nobody has spoken, on either side. Does not run while paused. Thread-safe.</summary>
internal sealed class SilenceClock(TimeProvider time)
{
    private readonly Lock gate = new();
    private long since = time.GetTimestamp();
    private TimeSpan? pausedAt;

    public TimeSpan Elapsed
    {
        get
        {
            lock (gate)
            {
                return pausedAt ?? time.GetElapsedTime(since);
            }
        }
    }

    /// <summary>Somebody speaks, or types.</summary>
    public void Reset()
    {
        lock (gate)
        {
            since = time.GetTimestamp();
            pausedAt = pausedAt is null ? null : TimeSpan.Zero;
        }
    }

    public void Pause()
    {
        lock (gate)
        {
            pausedAt ??= time.GetElapsedTime(since);
        }
    }

    public void Resume()
    {
        lock (gate)
        {
            if (pausedAt is { } before)
            {
                since = time.GetTimestamp() - (long)(before.TotalSeconds * time.TimestampFrequency);
                pausedAt = null;
            }
        }
    }
}
