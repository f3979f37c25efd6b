namespace WidgetHost.Session;

/// <summary>Remembers which embed tokens made their call, for as long as they could be shown again.</summary>
/// <remarks>In this process: behind several WidgetHosts a token could be used once at each of them within its minute.</remarks>
public sealed class UsedTokens(TimeProvider time, int capacity = UsedTokens.DefaultCapacity)
{
    /// <summary>About 20 MB; far above what the session's limits let through in a minute.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> byExpiry = new();

    /// <summary>False: it was used before, or there is no room to remember that it is used now.</summary>
    public bool TryUse(EmbedToken token)
    {
        lock (gate)
        {
            Forget(time.GetUtcNow());
            if (used.Count >= capacity || !used.Add(token.TokenId))
            {
                return false;
            }
            byExpiry.Enqueue(token.TokenId, token.ExpiresAt);
            return true;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (byExpiry.TryPeek(out var tokenId, out var expiresAt) && expiresAt <= now)
        {
            byExpiry.Dequeue();
            used.Remove(tokenId);
        }
    }
}
