namespace Sandbox.Limits;

/// <summary>At most so many in a window of time that begins with the first. Not thread-safe: see <see cref="RateLimits"/>.</summary>
internal sealed class RateLimit(int limit, TimeSpan window, TimeProvider time)
{
    private long start;
    private int used;

    public bool IsOver => used == 0 || time.GetElapsedTime(start) >= window;

    /// <returns>Null: go ahead. Otherwise how long to wait.</returns>
    public TimeSpan? TryUse()
    {
        if (IsOver)
        {
            start = time.GetTimestamp();
            used = 0;
        }
        if (used >= limit)
        {
            return window - time.GetElapsedTime(start);
        }
        used++;
        return null;
    }
}
