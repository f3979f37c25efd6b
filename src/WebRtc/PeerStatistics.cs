namespace WebRtc;

/// <summary>What a peer has sent, heard and lost so far.</summary>
public readonly record struct PeerStatistics(
    string Codec,
    string SrtpProfile,
    long PacketsReceived,
    long PacketsLost,
    long PacketsSent,
    long PacketsRejected,
    TimeSpan Jitter,
    TimeSpan? RoundTrip);
