namespace WebRtc;

/// <summary>What a peer has sent, heard and lost so far.</summary>
/// <param name="Codec">Its name in SDP, for example <c>opus</c>; empty before the connection.</param>
/// <param name="SrtpProfile">Its IANA name; empty before the connection.</param>
/// <param name="PacketsReceived">RTP packets that were authentic and well-formed.</param>
/// <param name="PacketsLost">Gaps in their sequence numbers, over every track that the browser has sent (RFC 3550 appendix A.3).</param>
/// <param name="PacketsSent">RTP packets.</param>
/// <param name="PacketsRejected">Not authentic, replayed or malformed.</param>
/// <param name="Jitter">Of the arrival of packets (RFC 3550 section 6.4.1).</param>
/// <param name="RoundTrip">By the browser's last report on our sound; null before one could tell.</param>
public readonly record struct PeerStatistics(
    string Codec,
    string SrtpProfile,
    long PacketsReceived,
    long PacketsLost,
    long PacketsSent,
    long PacketsRejected,
    TimeSpan Jitter,
    TimeSpan? RoundTrip)
{
    /// <summary>Before the connection.</summary>
    public static PeerStatistics None { get; } = new("", "", 0, 0, 0, 0, TimeSpan.Zero, null);
}
