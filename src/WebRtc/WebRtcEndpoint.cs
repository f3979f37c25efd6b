using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using WebRtc.Dtls;
using WebRtc.Native;
using WebRtc.Sdp;
using WebRtc.Srtp;
using WebRtc.Transport;

namespace WebRtc;

/// <summary>One UDP port that carries every call: a receiving thread and a pacing thread. Thread-safe.</summary>
public sealed class WebRtcEndpoint : IDisposable
{
    private readonly PacketReceiver receiver;
    private readonly Pacer pacer;
    private int disposed;

    private WebRtcEndpoint(EndpointContext context)
    {
        Context = context;
        receiver = new PacketReceiver(context);
        pacer = new Pacer(Tick);
    }

    /// <summary>Why calls cannot be answered on this machine (operating system, OpenSSL 3 missing), or null when they can.</summary>
    public static string? MissingPiece => NativeLibraries.MissingPiece;

    /// <summary>False: libopus is not installed, so calls use PCMU.</summary>
    public static bool HasOpus => NativeLibraries.HasOpus;

    /// <summary>The candidates that answers carry.</summary>
    public IReadOnlyList<IPEndPoint> Candidates => Context.Candidates;

    internal EndpointContext Context { get; }

    /// <summary>Binds the port, makes the certificate (ECDSA P-256) and starts the threads.</summary>
    /// <exception cref="PlatformNotSupportedException">See <see cref="MissingPiece"/>.</exception>
    /// <exception cref="ArgumentException">The options are wrong; the message names every problem.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The address or port cannot be bound.</exception>
    public static WebRtcEndpoint Start(WebRtcOptions options, TimeProvider time, ILoggerFactory logs)
    {
        if (MissingPiece is { } missing)
        {
            throw new PlatformNotSupportedException(missing);
        }

        WebRtcOptionsCheck.ThrowIfWrong(options);
        var context = CreateContext(options, time, logs.CreateLogger<WebRtcEndpoint>());
        var endpoint = new WebRtcEndpoint(context);
        endpoint.receiver.Start();
        endpoint.pacer.Start();
        var candidates = string.Join(", ", context.Candidates);
        WebRtcLog.Started(context.Logger, context.Socket.Port, candidates, HasOpus ? "Opus, PCMU" : "PCMU");
        return endpoint;
    }

    /// <summary>Answers an offer. The answer is in <see cref="Peer.Answer"/>.</summary>
    /// <exception cref="SdpException">The offer is malformed or cannot be answered.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint is disposed.</exception>
    public Peer Answer(string offer, IPeerListener listener)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
        return new Peer(Context, AudioOffer.Read(offer, HasOpus), listener);
    }

    /// <summary>Closes every call and the port. May be called twice; not to be called from a listener.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        pacer.Stop();
        foreach (var peer in Context.Table.All)
        {
            peer.Dispose();
        }

        TakeApartRetired(); // While the socket is there to carry their close_notify.
        receiver.Stop();
        Context.Dtls.Dispose();
    }

    private static EndpointContext CreateContext(WebRtcOptions options, TimeProvider time, ILogger logger)
    {
        var socket = new MediaSocket(options.Bind, options.Port);
        try
        {
            var certificate = new DtlsCertificate(time.GetUtcNow());
            var dtls = new DtlsContext(
                DtlsRole.Server, certificate, SrtpProfile.AeadAes128Gcm, SrtpProfile.Aes128CmHmacSha1With80BitTag);
            var candidates = LocalAddresses.Candidates(options, socket.Port);
            return new EndpointContext(socket, new PeerTable(), dtls, certificate.Fingerprint, candidates, time, logger);
        }
        catch (CryptographicException)
        {
            socket.Dispose();
            throw;
        }
    }

    private void Tick()
    {
        TakeApartRetired();
        foreach (var peer in Context.Table.All)
        {
            try
            {
                peer.Tick();
            }
            catch (Exception fault)
            {
                peer.Report(fault);
            }
        }
    }

    private void TakeApartRetired()
    {
        while (Context.Table.TryTakeRetired(out var peer))
        {
            peer!.TakeApart();
        }
    }
}
