namespace WebRtc.Srtp;

/// <summary>What is known of one SSRC that we receive.</summary>
internal sealed class SrtpSource(uint ssrc)
{
    private const int SequenceBits = 16;
    private const int HalfRange = 0x8000;

    public ReplayWindow Rtp;
    public ReplayWindow Rtcp;

    public uint Ssrc { get; } = ssrc;

    /// <summary>Guesses the 48-bit index of a sequence number (RFC 3711 section 3.3.1). False: older than the stream itself.</summary>
    public bool TryEstimateIndex(ushort sequence, out ulong index)
    {
        index = sequence;
        if (!Rtp.IsStarted)
        {
            return true;
        }

        var rollover = Rtp.Highest >> SequenceBits;
        var difference = sequence - (int)(ushort)Rtp.Highest;
        if (difference < -HalfRange)
        {
            rollover++;
        }
        else if (difference > HalfRange)
        {
            if (rollover == 0)
            {
                return false;
            }

            rollover--;
        }

        index = (rollover << SequenceBits) | sequence;
        return true;
    }
}
