using System.Net;
using Microsoft.Extensions.Logging;
using WebRtc.Dtls;

namespace WebRtc.Transport;

/// <summary>What the peers of an endpoint share.</summary>
internal sealed record EndpointContext(
    MediaSocket Socket,
    PeerTable Table,
    DtlsContext Dtls,
    Fingerprint Fingerprint,
    IReadOnlyList<IPEndPoint> Candidates,
    TimeProvider Time,
    ILogger Logger);
