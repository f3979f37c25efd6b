using System.Net;
using Microsoft.Extensions.Logging;

namespace WebRtc;

/// <summary>One UDP port that carries every call: a receiving thread and a pacing thread. Thread-safe.</summary>
public sealed class WebRtcEndpoint : IDisposable
{
    /// <summary>Binds the port, makes the certificate (ECDSA P-256) and starts the threads.</summary>
    /// <exception cref="PlatformNotSupportedException">See <see cref="MissingPiece"/>.</exception>
    public static WebRtcEndpoint Start(WebRtcOptions options, TimeProvider time, ILoggerFactory logs) => throw new NotImplementedException();

    /// <summary>Why calls cannot be answered on this machine (operating system, OpenSSL 3 missing), or null when they can.</summary>
    public static string? MissingPiece => throw new NotImplementedException();

    /// <summary>False: libopus is not installed, so calls use PCMU.</summary>
    public static bool HasOpus => throw new NotImplementedException();

    /// <summary>The candidates that answers carry.</summary>
    public IReadOnlyList<IPEndPoint> Candidates => throw new NotImplementedException();

    /// <summary>Answers an offer. The answer is in <see cref="Peer.Answer"/>.</summary>
    /// <exception cref="SdpException">The offer is malformed or cannot be answered.</exception>
    public Peer Answer(string offer, IPeerListener listener) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
