using System.Buffers.Binary;

namespace WebRtc.Rtp;

/// <summary>The header of an RTP packet, CSRCs and extension included (RFC 3550 sections 5.1 and 5.3.1).</summary>
internal readonly record struct RtpHeader(
    byte PayloadType, bool Marker, ushort Sequence, uint Timestamp, uint Ssrc, int Length, bool HasPadding)
{
    public const int FixedLength = 12;
    private const int Version = 2;
    private const int WordLength = 4;

    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpHeader header)
    {
        header = default;
        if (packet.Length < FixedLength || packet[0] >> 6 != Version)
        {
            return false;
        }

        var length = FixedLength + (WordLength * (packet[0] & 0x0F));
        if ((packet[0] & 0x10) != 0)
        {
            if (length + WordLength > packet.Length)
            {
                return false;
            }

            length += WordLength + (WordLength * BinaryPrimitives.ReadUInt16BigEndian(packet[(length + 2)..]));
        }

        if (length > packet.Length)
        {
            return false;
        }

        header = new RtpHeader(
            (byte)(packet[1] & 0x7F),
            (packet[1] & 0x80) != 0,
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[8..]),
            length,
            (packet[0] & 0x20) != 0);
        return true;
    }

    /// <summary>Writes a header without CSRCs, extension or padding: 12 bytes.</summary>
    public static void Write(Span<byte> packet, byte payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc)
    {
        packet[0] = Version << 6;
        packet[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
    }

    /// <summary>The payload of a decrypted packet without its padding. False: the padding is longer than the payload.</summary>
    public bool TryGetPayload(ReadOnlySpan<byte> packet, out ReadOnlySpan<byte> payload)
    {
        payload = packet[Length..];
        if (!HasPadding)
        {
            return true;
        }

        if (payload.IsEmpty || payload[^1] == 0 || payload[^1] > payload.Length)
        {
            return false;
        }

        payload = payload[..^payload[^1]];
        return true;
    }
}
