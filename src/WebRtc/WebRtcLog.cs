using Microsoft.Extensions.Logging;

namespace WebRtc;

/// <summary>One line for each change in the life of an endpoint or a peer.</summary>
internal static partial class WebRtcLog
{
    [LoggerMessage(
        EventId = 1, Level = LogLevel.Information, Message = "Media on UDP port {Port}, advertised as {Candidates}; codecs: {Codecs}")]
    public static partial void Started(ILogger logger, int port, string candidates, string codecs);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Peer {Peer} connected: {Codec}, {SrtpProfile}")]
    public static partial void Connected(ILogger logger, string peer, string codec, string srtpProfile);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Peer {Peer} closed its side")]
    public static partial void ClosedByRemote(ILogger logger, string peer);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Peer {Peer}: DTLS failed: {Failure}")]
    public static partial void HandshakeFailed(ILogger logger, string peer, string? failure);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "A packet raised an exception; others will not be logged")]
    public static partial void PacketFault(ILogger logger, Exception fault);

    [LoggerMessage(
        EventId = 6, Level = LogLevel.Error, Message = "Peer {Peer} or its listener raised an exception; others of it will not be logged")]
    public static partial void PeerFault(ILogger logger, string peer, Exception fault);
}
