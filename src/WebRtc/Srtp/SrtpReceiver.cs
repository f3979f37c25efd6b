using System.Buffers.Binary;
using WebRtc.Rtp;

namespace WebRtc.Srtp;

/// <summary>Authenticates, checks for replay and decrypts, in place. For one direction; not thread-safe.</summary>
internal sealed class SrtpReceiver(SrtpProfile profile, SrtpMasterKey master) : IDisposable
{
    /// <summary>SSRCs kept at most. One is usual; a browser takes another when a track is replaced by renegotiation.</summary>
    public const int MaxSources = 16;

    private readonly ISrtpCipher rtp = SrtpCiphers.ForRtp(profile, master);
    private readonly ISrtpCipher rtcp = SrtpCiphers.ForRtcp(profile, master);
    private readonly SrtpSource?[] sources = new SrtpSource?[MaxSources];

    // The state of an SSRC that has not proved itself yet, so that forged SSRCs cost no memory.
    private readonly SrtpSource unproven = new(0);

    /// <summary>Packets that were malformed, forged or replayed.</summary>
    public long Rejected { get; private set; }

    /// <summary>Returns the length of the RTP packet, or -1.</summary>
    public int UnprotectRtp(Span<byte> packet)
    {
        if (!RtpHeader.TryParse(packet, out var header) || packet.Length < header.Length + rtp.RtpOverhead)
        {
            return Reject();
        }

        var source = Find(header.Ssrc, out var slot);
        var state = source ?? unproven;
        if (slot < 0
            || !state.TryEstimateIndex(header.Sequence, out var index)
            || !state.Rtp.IsFresh(index)
            || !rtp.OpenRtp(packet, header.Length, header.Ssrc, index))
        {
            return Reject();
        }

        source ??= sources[slot] = new SrtpSource(header.Ssrc);
        source.Rtp.Accept(index);
        return packet.Length - rtp.RtpOverhead;
    }

    /// <summary>Returns the length of the compound RTCP packet, or -1.</summary>
    public int UnprotectRtcp(Span<byte> packet)
    {
        if (packet.Length < SrtcpLayout.HeaderLength + rtcp.RtcpOverhead)
        {
            return Reject();
        }

        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var trailer = rtcp.RtcpTrailer(packet);
        var index = trailer & ~SrtcpLayout.EncryptedBit;
        var source = Find(ssrc, out var slot);
        var state = source ?? unproven;
        if (slot < 0
            || (trailer & SrtcpLayout.EncryptedBit) == 0
            || !state.Rtcp.IsFresh(index)
            || !rtcp.OpenRtcp(packet, ssrc, index))
        {
            return Reject();
        }

        source ??= sources[slot] = new SrtpSource(ssrc);
        source.Rtcp.Accept(index);
        return packet.Length - rtcp.RtcpOverhead;
    }

    public void Dispose()
    {
        rtp.Dispose();
        rtcp.Dispose();
    }

    /// <summary>The SSRC's state, or null and a free slot, or null and -1 when there is none left.</summary>
    private SrtpSource? Find(uint ssrc, out int slot)
    {
        for (slot = 0; slot < MaxSources; slot++)
        {
            var source = sources[slot];
            if (source is null || source.Ssrc == ssrc)
            {
                return source;
            }
        }

        slot = -1;
        return null;
    }

    private int Reject()
    {
        Rejected++;
        return -1;
    }
}
