namespace WebRtc.Rtp;

/// <summary>What <see cref="ReorderBuffer.Take"/> found.</summary>
internal enum ReorderOutcome
{
    /// <summary>Nothing to do yet.</summary>
    Empty,

    /// <summary>The next packet of the sequence.</summary>
    Packet,

    /// <summary>
    /// The next packet did not come. The payload is that of its successor where that is here, for forward error correction.
    /// </summary>
    Lost,
}

/// <summary>
/// Puts packets back into order. In order, they pass at once; behind a gap they wait until the missing one comes, or too many
/// wait, or the first has waited too long. Memory is fixed. Not thread-safe.
/// </summary>
internal sealed class ReorderBuffer(TimeProvider time)
{
    public const int Capacity = 16;
    public const int MaxPayload = 1500;

    /// <summary>Packets behind a gap that make it a loss: 80 ms of sound at the usual 20 ms.</summary>
    public const int MaxWaiting = 4;

    public static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(80);

    /// <summary>A packet this far back is from a sequence that has begun again, not a late one.</summary>
    private const int RestartDistance = 1000;

    private readonly byte[] payloads = new byte[Capacity * MaxPayload];
    private readonly int[] lengths = new int[Capacity];
    private readonly bool[] present = new bool[Capacity];
    private ushort next;
    private int waiting;
    private long waitingSince;
    private bool isStarted;

    /// <summary>Takes a packet in. False: it is late, a duplicate, or too large.</summary>
    public bool Add(ushort sequence, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > MaxPayload)
        {
            return false;
        }

        if (!isStarted)
        {
            Reset(sequence);
        }

        var distance = (short)(sequence - next);
        if (distance is >= Capacity or < -RestartDistance)
        {
            Reset(sequence);
            distance = 0;
        }

        var slot = sequence % Capacity;
        if (distance < 0 || present[slot])
        {
            return false;
        }

        if (waiting++ == 0)
        {
            waitingSince = time.GetTimestamp();
        }

        payload.CopyTo(payloads.AsSpan(slot * MaxPayload));
        lengths[slot] = payload.Length;
        present[slot] = true;
        return true;
    }

    /// <summary>Gives the next packet of the sequence, if it is here or is given up. Call until it says empty.</summary>
    public ReorderOutcome Take(out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (waiting == 0)
        {
            return ReorderOutcome.Empty;
        }

        var slot = next % Capacity;
        if (present[slot])
        {
            payload = Payload(slot);
            present[slot] = false;
            waiting--;
            waitingSince = time.GetTimestamp();
            next++;
            return ReorderOutcome.Packet;
        }

        if (waiting < MaxWaiting && time.GetElapsedTime(waitingSince) < MaxWait)
        {
            return ReorderOutcome.Empty;
        }

        next++;
        var successor = next % Capacity;
        payload = present[successor] ? Payload(successor) : default;
        return ReorderOutcome.Lost;
    }

    /// <summary>Begins a new sequence, and forgets what waits.</summary>
    public void Reset(ushort first)
    {
        Array.Clear(present);
        waiting = 0;
        next = first;
        isStarted = true;
    }

    private ReadOnlySpan<byte> Payload(int slot) => payloads.AsSpan(slot * MaxPayload, lengths[slot]);
}
