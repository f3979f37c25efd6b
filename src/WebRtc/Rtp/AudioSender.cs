using System.Security.Cryptography;
using WebRtc.Codecs;

namespace WebRtc.Rtp;

/// <summary>Frames in, RTP packets out. Sequence and timestamp begin at random (RFC 3550 section 5.1). Not thread-safe.</summary>
internal sealed class AudioSender(IAudioCodec codec, byte payloadType, uint ssrc)
{
    /// <summary>Bytes of the largest packet, before protection.</summary>
    public const int MaxPacket = RtpHeader.FixedLength + AudioCodecs.MaxPayload;

    private readonly uint timestampStep = (uint)(codec.ClockRateHz * AudioFormat.FrameDuration.TotalSeconds);
    private ushort sequence = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue / 2);
    private long octets;
    private uint timestamp = (uint)RandomNumberGenerator.GetInt32(int.MaxValue);

    public long Packets { get; private set; }

    /// <summary>Encodes a frame into <paramref name="packet"/>. Returns the packet's length, 0 when the codec fails.</summary>
    public int Write(ReadOnlySpan<short> frame, Span<byte> packet)
    {
        var payload = codec.Encode(frame, packet.Slice(RtpHeader.FixedLength, AudioCodecs.MaxPayload));
        if (payload == 0)
        {
            return 0;
        }

        // The marker bit says that a talkspurt begins; without silence suppression there is one (RFC 3551 section 4.1).
        RtpHeader.Write(packet, payloadType, marker: Packets == 0, sequence, timestamp, ssrc);
        sequence++;
        timestamp += timestampStep;
        Packets++;
        octets += payload;
        return RtpHeader.FixedLength + payload;
    }

    public RtcpSenderInfo Report(DateTimeOffset now) => new(NtpTime.From(now), timestamp, (uint)Packets, (uint)octets);
}
