namespace WebRtc.Rtp;

/// <summary>What a receiver reports of one SSRC (RFC 3550 section 6.4.1, appendices A.3 and A.8). Times are in RTP clock units.</summary>
internal sealed class ReceptionStatistics(int clockRateHz)
{
    private const int MaxCumulativeLost = 0x7F_FFFF;
    private const int RestartDistance = 1000;

    private uint firstExtended;
    private uint highestExtended;
    private long received;
    private long lostBefore;
    private uint expectedBefore;
    private long receivedBefore;
    private uint lastTransit;
    private double jitter;
    private bool isStarted;

    /// <summary>The highest sequence number, with the count of its cycles above it.</summary>
    public uint HighestExtended => highestExtended;

    public TimeSpan Jitter => TimeSpan.FromSeconds(jitter / clockRateHz);

    public uint JitterInClockUnits => (uint)jitter;

    /// <summary>Packets expected less packets received; duplicates can make it too small, never negative here.</summary>
    public long Lost => isStarted ? Math.Max(0, (long)(highestExtended - firstExtended) + 1 - received) : 0;

    /// <summary><see cref="Lost"/>, and what was lost of all that was heard before the last restart.</summary>
    public long LostEver => lostBefore + Lost;

    /// <summary>The 24-bit form of <see cref="Lost"/>.</summary>
    public int CumulativeLost => (int)Math.Min(Lost, MaxCumulativeLost);

    public void Receive(ushort sequence, uint timestamp, TimeSpan arrival)
    {
        var arrivalUnits = (uint)(long)(arrival.TotalSeconds * clockRateHz);
        var transit = arrivalUnits - timestamp;
        var step = (short)(sequence - (ushort)highestExtended);
        if (!isStarted || step is > RestartDistance or < -RestartDistance)
        {
            Start(sequence, transit);
            return;
        }

        if (step > 0)
        {
            highestExtended += (uint)step;
        }

        received++;
        var difference = Math.Abs((double)(int)(transit - lastTransit));
        lastTransit = transit;
        jitter += (difference - jitter) / 16;
    }

    /// <summary>The part lost since the last call, in 1/256.</summary>
    public byte TakeFractionLost()
    {
        var expected = highestExtended - firstExtended + 1;
        long expectedInterval = expected - expectedBefore;
        var lostInterval = expectedInterval - (received - receivedBefore);
        (expectedBefore, receivedBefore) = (expected, received);
        return expectedInterval <= 0 || lostInterval <= 0 ? (byte)0 : (byte)Math.Min(255, (lostInterval << 8) / expectedInterval);
    }

    /// <summary>Another source begins: of the one before only what it lost is kept.</summary>
    public void Restart()
    {
        lostBefore += Lost;
        isStarted = false;
    }

    private void Start(ushort sequence, uint transit)
    {
        lostBefore += Lost;
        isStarted = true;
        firstExtended = highestExtended = sequence;
        received = 1;
        (expectedBefore, receivedBefore) = (0, 0);
        lastTransit = transit;
        jitter = 0;
    }
}
