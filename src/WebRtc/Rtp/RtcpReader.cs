using System.Buffers.Binary;

namespace WebRtc.Rtp;

/// <summary>Walks a decrypted compound packet for what a call needs of it: the sender's clock, and the report on our own stream.</summary>
internal ref struct RtcpReader(ReadOnlySpan<byte> compound, uint ourSsrc)
{
    private const int HeaderLength = 8;
    private ReadOnlySpan<byte> rest = compound;

    /// <summary>NTP time of the last sender report read, or null.</summary>
    public ulong? SenderNtp { get; private set; }

    /// <summary>The last report block about us, or null.</summary>
    public RtcpReportBlock? Report { get; private set; }

    /// <summary>Reads all of it. False: malformed; what was read before the fault stands.</summary>
    public bool Read()
    {
        while (!rest.IsEmpty)
        {
            if (rest.Length < 4 || rest[0] >> 6 != 2)
            {
                return false;
            }

            var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) + 1);
            if (length > rest.Length)
            {
                return false;
            }

            if (!ReadPacket(rest[..length]))
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    private bool ReadPacket(ReadOnlySpan<byte> packet)
    {
        var count = packet[0] & 0x1F;
        switch ((RtcpType)packet[1])
        {
            case RtcpType.SenderReport when packet.Length >= HeaderLength + RtcpSenderInfo.Length:
                SenderNtp = BinaryPrimitives.ReadUInt64BigEndian(packet[HeaderLength..]);
                return ReadBlocks(packet[(HeaderLength + RtcpSenderInfo.Length)..], count);
            case RtcpType.ReceiverReport when packet.Length >= HeaderLength:
                return ReadBlocks(packet[HeaderLength..], count);
            case RtcpType.SenderReport or RtcpType.ReceiverReport:
                return false;
            default:
                return true; // Feedback, extended reports and the like are legal and of no use here.
        }
    }

    private bool ReadBlocks(ReadOnlySpan<byte> blocks, int count)
    {
        if (blocks.Length < count * RtcpReportBlock.Length)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var block = blocks.Slice(i * RtcpReportBlock.Length, RtcpReportBlock.Length);
            if (BinaryPrimitives.ReadUInt32BigEndian(block) == ourSsrc)
            {
                Report = ReadBlock(block);
            }
        }

        return true;
    }

    private static RtcpReportBlock ReadBlock(ReadOnlySpan<byte> block)
    {
        var lost = BinaryPrimitives.ReadUInt32BigEndian(block[4..]);
        var signed = (int)(lost << 8) >> 8; // 24 bits, two's complement.
        return new RtcpReportBlock(
            BinaryPrimitives.ReadUInt32BigEndian(block),
            (byte)(lost >> 24),
            signed,
            BinaryPrimitives.ReadUInt32BigEndian(block[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[20..]));
    }
}
