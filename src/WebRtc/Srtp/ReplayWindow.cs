namespace WebRtc.Srtp;

/// <summary>Which of the last 64 packet indices have been seen (RFC 3711 section 3.3.2). Start with <c>default</c>.</summary>
internal struct ReplayWindow
{
    public const int Size = 64;

    private ulong seen;

    /// <summary>The highest index so far; meaningless until <see cref="IsStarted"/>.</summary>
    public ulong Highest { get; private set; }

    public bool IsStarted { get; private set; }

    /// <summary>True: neither seen before nor too old to tell.</summary>
    public readonly bool IsFresh(ulong index)
    {
        if (!IsStarted || index > Highest)
        {
            return true;
        }

        var behind = Highest - index;
        return behind < Size && ((seen >> (int)behind) & 1) == 0;
    }

    /// <summary>Marks an index as seen. Call only after the packet proved authentic.</summary>
    public void Accept(ulong index)
    {
        if (IsStarted && index <= Highest)
        {
            seen |= 1UL << (int)(Highest - index);
            return;
        }

        var ahead = IsStarted ? index - Highest : Size;
        seen = (ahead >= Size ? 0 : seen << (int)ahead) | 1;
        Highest = index;
        IsStarted = true;
    }
}
