namespace Sandbox.Limits;

/// <summary>A <see cref="RateLimit"/> for each name, for example each client address. Thread-safe; forgets what is over.</summary>
internal sealed class RateLimits(int limit, TimeSpan window, TimeProvider time)
{
    // Enough for the clients of a minute; beyond it, those whose window is over are dropped at the next request.
    private const int PurgeAbove = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, RateLimit> byName = [];
    private int purgeAbove = PurgeAbove;

    public int Limit => limit;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return byName.Count;
            }
        }
    }

    /// <returns>Null: go ahead. Otherwise how long to wait.</returns>
    public TimeSpan? TryUse(string name)
    {
        lock (gate)
        {
            if (!byName.TryGetValue(name, out var own))
            {
                Purge();
                byName[name] = own = new RateLimit(limit, window, time);
            }
            return own.TryUse();
        }
    }

    // The bar doubles with what is left, so that a flood of live names is not searched again at every request.
    private void Purge()
    {
        if (byName.Count < purgeAbove)
        {
            return;
        }
        foreach (var name in byName.Where(pair => pair.Value.IsOver).Select(pair => pair.Key).ToArray())
        {
            byName.Remove(name);
        }
        purgeAbove = Math.Max(PurgeAbove, byName.Count * 2);
    }
}
