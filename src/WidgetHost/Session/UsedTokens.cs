namespace WidgetHost.Session;

/// <summary>Remembers which embed tokens made their call, for as long as they could be shown again.</summary>
/// <remarks>In this process: behind several WidgetHosts a token could be used once at each of them within its minute.</remarks>
internal sealed class UsedTokens(TimeProvider time, int capacity = UsedTokens.DefaultCapacity)
{
    /// <summary>About 20 MB; far above what the session's limits let through in a minute.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> byExpiry = new();

    /// <summary>Null: this is the token's first use, and is remembered.</summary>
    public Refusal? Use(EmbedToken token)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            Forget(now);
            if (used.Contains(token.TokenId))
            {
                return EmbedTokenGate.AskAgain("The embed token has made its one call.");
            }
            if (used.Count >= capacity)
            {
                // What cannot be remembered could be shown again. Room comes when the oldest runs out.
                byExpiry.TryPeek(out _, out var room);
                return Refusal.RateLimited($"{capacity} calls were started within a minute, as many as are counted here.", room - now);
            }
            used.Add(token.TokenId);
            byExpiry.Enqueue(token.TokenId, token.ExpiresAt);
            return null;
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
