using System.Buffers.Binary;

namespace WebRtc.Rtp;

/// <summary>Writes a compound packet: a sender or receiver report, then the canonical name (RFC 3550 sections 6.1, 6.4 and 6.5).</summary>
internal static class RtcpWriter
{
    /// <summary>Room enough for every compound packet written here.</summary>
    public const int MaxLength = 128;

    private const int HeaderLength = 8;
    private const int CnameItem = 1;

    /// <summary>
    /// Null <paramref name="sender"/>: a receiver report. Null <paramref name="block"/>: nothing was received. Returns the length.
    /// </summary>
    public static int Write(Span<byte> buffer, uint ssrc, RtcpSenderInfo? sender, RtcpReportBlock? block, ReadOnlySpan<byte> cname)
    {
        var length = HeaderLength;
        if (sender is { } info)
        {
            WriteSender(buffer[length..], info);
            length += RtcpSenderInfo.Length;
        }

        if (block is { } report)
        {
            WriteBlock(buffer[length..], report);
            length += RtcpReportBlock.Length;
        }

        WriteHeader(buffer, block is null ? 0 : 1, sender is null ? RtcpType.ReceiverReport : RtcpType.SenderReport, length, ssrc);
        return length + WriteCname(buffer[length..], ssrc, cname);
    }

    private static void WriteHeader(Span<byte> buffer, int count, RtcpType type, int length, uint ssrc)
    {
        buffer[0] = (byte)(0x80 | count);
        buffer[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], (ushort)((length / 4) - 1));
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], ssrc);
    }

    private static void WriteSender(Span<byte> buffer, RtcpSenderInfo info)
    {
        BinaryPrimitives.WriteUInt64BigEndian(buffer, info.Ntp);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[8..], info.RtpTimestamp);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[12..], info.PacketCount);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[16..], info.OctetCount);
    }

    private static void WriteBlock(Span<byte> buffer, RtcpReportBlock block)
    {
        BinaryPrimitives.WriteUInt32BigEndian(buffer, block.Ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], ((uint)block.FractionLost << 24) | ((uint)block.CumulativeLost & 0xFF_FFFF));
        BinaryPrimitives.WriteUInt32BigEndian(buffer[8..], block.HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[12..], block.Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[16..], block.LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[20..], block.DelaySinceLastSenderReport);
    }

    private static int WriteCname(Span<byte> buffer, uint ssrc, ReadOnlySpan<byte> cname)
    {
        // An item, at least one zero byte to end the list, padded to words.
        var length = (HeaderLength + 2 + cname.Length + 4) & ~3;
        buffer[..length].Clear();
        WriteHeader(buffer, 1, RtcpType.SourceDescription, length, ssrc);
        buffer[HeaderLength] = CnameItem;
        buffer[HeaderLength + 1] = (byte)cname.Length;
        cname.CopyTo(buffer[(HeaderLength + 2)..]);
        return length;
    }
}
