namespace WebRtc.Rtp;

/// <summary>A report block: what its sender has received of <paramref name="Ssrc"/> (RFC 3550 section 6.4.1).</summary>
/// <param name="Ssrc">The source reported on.</param>
/// <param name="FractionLost">Lost since the report before, in 1/256.</param>
/// <param name="CumulativeLost">Lost since the beginning, 24 bits.</param>
/// <param name="HighestSequence">Extended highest sequence number.</param>
/// <param name="Jitter">In RTP clock units.</param>
/// <param name="LastSenderReport">Middle 32 bits of the NTP time of the last sender report, or 0.</param>
/// <param name="DelaySinceLastSenderReport">In 1/65536 s.</param>
internal readonly record struct RtcpReportBlock(
    uint Ssrc,
    byte FractionLost,
    int CumulativeLost,
    uint HighestSequence,
    uint Jitter,
    uint LastSenderReport,
    uint DelaySinceLastSenderReport)
{
    public const int Length = 24;
}

/// <summary>The part of a sender report that tells of the sender itself.</summary>
internal readonly record struct RtcpSenderInfo(ulong Ntp, uint RtpTimestamp, uint PacketCount, uint OctetCount)
{
    public const int Length = 20;
}

/// <summary>RTCP packet types (RFC 3550 section 12.1).</summary>
internal enum RtcpType : byte
{
    SenderReport = 200,
    ReceiverReport = 201,
    SourceDescription = 202,
}
