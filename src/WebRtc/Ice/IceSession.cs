namespace WebRtc.Ice;

/// <summary>
/// The credentials that checks may carry: those in use, and after a restart also the new ones. The old ones are good until a
/// check with the new ones arrives (RFC 9725 section 4.3.3). Thread-safe.
/// </summary>
internal sealed class IceSession(string remoteUfrag)
{
    private readonly Lock gate = new();
    private IceGeneration current = new(remoteUfrag);
    private IceGeneration? pending;

    /// <summary>What the other end was told last.</summary>
    public IceGeneration Latest
    {
        get
        {
            lock (gate)
            {
                return pending ?? current;
            }
        }
    }

    /// <summary>The generation a check was made with, or null when it is not authentic.</summary>
    public IceGeneration? Authenticate(in StunMessage check)
    {
        var (first, second) = Snapshot();
        return IsOf(first, check) ? first : second is not null && IsOf(second, check) ? second : null;
    }

    /// <summary>Begins a restart. Returns a generation that nobody will use any more: an earlier restart's that never took hold.</summary>
    public IceGeneration? Restart(IceGeneration next)
    {
        lock (gate)
        {
            var replaced = pending;
            pending = next;
            return replaced;
        }
    }

    /// <summary>An authentic check has come. Returns the generation that is over by that, if one is.</summary>
    public IceGeneration? Confirm(IceGeneration generation)
    {
        lock (gate)
        {
            if (generation != pending)
            {
                return null;
            }

            var over = current;
            (current, pending) = (generation, null);
            return over;
        }
    }

    private (IceGeneration Current, IceGeneration? Pending) Snapshot()
    {
        lock (gate)
        {
            return (current, pending);
        }
    }

    private static bool IsOf(IceGeneration generation, in StunMessage check) =>
        check.Username.SequenceEqual(generation.Username) && StunIntegrity.Verify(check, generation.Local.Key);
}
