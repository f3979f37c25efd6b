using System.Buffers.Binary;

namespace WebRtc.Srtp;

/// <summary>Encrypts and authenticates what one SSRC sends, in place. Not thread-safe.</summary>
internal sealed class SrtpSender(SrtpProfile profile, SrtpMasterKey master) : IDisposable
{
    private const int RtpHeaderLength = 12;
    private const uint RtcpIndexMask = 0x7FFF_FFFF;

    private readonly ISrtpCipher rtp = SrtpCiphers.ForRtp(profile, master);
    private readonly ISrtpCipher rtcp = SrtpCiphers.ForRtcp(profile, master);
    private uint rollover;
    private uint rtcpIndex;

    /// <summary>Bytes of room a packet needs behind it.</summary>
    public int MaxOverhead => Math.Max(rtp.RtpOverhead, rtcp.RtcpOverhead);

    /// <summary>Protects a packet with a plain 12-byte header; sequence numbers go up by one each time. Returns the new length.</summary>
    public int ProtectRtp(Span<byte> packet, int length)
    {
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        rtp.SealRtp(packet, RtpHeaderLength, length, ssrc, ((ulong)rollover << 16) | sequence);
        if (sequence == ushort.MaxValue)
        {
            rollover++;
        }

        return length + rtp.RtpOverhead;
    }

    /// <summary>Protects a compound packet. Returns the new length.</summary>
    public int ProtectRtcp(Span<byte> packet, int length)
    {
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        rtcp.SealRtcp(packet, length, ssrc, rtcpIndex);
        rtcpIndex = (rtcpIndex + 1) & RtcpIndexMask;
        return length + rtcp.RtcpOverhead;
    }

    public void Dispose()
    {
        rtp.Dispose();
        rtcp.Dispose();
    }
}
