using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using WebRtc.Dtls;
using WebRtc.Ice;
using WebRtc.Srtp;
using WebRtc.Transport;

namespace WebRtc.Client;

/// <summary>
/// The browser's end of a call, for tests and benchmarks: controlling ICE with one pair, DTLS client, SRTP, Opus or PCMU.
/// Sound is <see cref="AudioFormat"/>. Thread-safe.
/// </summary>
public sealed partial class WebRtcClient : IDisposable
{
    private const int FramesKept = 3000;
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);

    private readonly WebRtcClientOptions options;
    private readonly DtlsContext dtlsContext;
    private readonly IceCredentials local = IceCredentials.Create();
    private readonly Channel<short[]> received = Channel.CreateBounded<short[]>(
        new BoundedChannelOptions(FramesKept) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WebRtcClient(WebRtcClientOptions? options = null)
    {
        this.options = options ?? new WebRtcClientOptions();
        var certificate = new DtlsCertificate(DateTimeOffset.UtcNow);
        dtlsContext = this.options.CounterModeOnly
            ? new DtlsContext(DtlsRole.Client, certificate, SrtpProfile.Aes128CmHmacSha1With80BitTag)
            : new DtlsContext(DtlsRole.Client, certificate, SrtpProfile.AeadAes128Gcm, SrtpProfile.Aes128CmHmacSha1With80BitTag);
        Offer = ClientOffer.Write(this.options, local, certificate.Fingerprint);
        pacer = new Pacer(Tick);
        receiver = new Thread(Receive) { IsBackground = true, Name = "webrtc-client" };
    }

    /// <summary>The SDP offer, without candidates: an ICE-lite end needs none.</summary>
    public string Offer { get; }

    /// <summary>Decoded frames, in order. The oldest are dropped after a minute's worth.</summary>
    public ChannelReader<short[]> Received => received.Reader;

    /// <summary>Done when the other end has sent close_notify, or DTLS has failed.</summary>
    public Task Closed => closed.Task;

    /// <summary>Counts so far; before the connection all are zero.</summary>
    public PeerStatistics Statistics
    {
        get
        {
            lock (gate)
            {
                return media?.Statistics() ?? default;
            }
        }
    }

    /// <summary>Calls the other end. Done when sound can flow; faults when DTLS fails, or after 30 s. Call once.</summary>
    public async Task ConnectAsync(string answer, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            agreed = ClientAnswer.Read(answer);
            var isIpv4 = agreed.Candidate.AddressFamily == AddressFamily.InterNetwork;
            socket = new MediaSocket(isIpv4 ? IPAddress.Any : IPAddress.IPv6Any, 0);
            remote = agreed.Candidate.Serialize();
            checks = new ClientChecks(local, agreed.Remote);
            dtls = new DtlsAssociation(dtlsContext, agreed.Fingerprint, SendDatagram);
        }

        receiver.Start();
        pacer.Start();
        await connected.Task.WaitAsync(ConnectLimit, cancellationToken);
    }

    /// <summary>Sends one frame of 320 samples now.</summary>
    public void Send(ReadOnlySpan<short> frame)
    {
        lock (gate)
        {
            if (!isEnded)
            {
                media?.SendFrame(frame);
            }
        }
    }

    /// <summary>Sends sound at the pace at which it is heard. A rest shorter than a frame is left out.</summary>
    public async Task PlayAsync(ReadOnlyMemory<short> pcm, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(AudioFormat.FrameDuration);
        for (var at = 0; at + AudioFormat.FrameSamples <= pcm.Length; at += AudioFormat.FrameSamples)
        {
            Send(pcm.Span.Slice(at, AudioFormat.FrameSamples));
            _ = await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>
    /// ICE restart: gives <paramref name="exchange"/> the fragment for a PATCH and takes its answer. Done when a check with the
    /// new credentials has succeeded.
    /// </summary>
    public async Task RestartAsync(Func<string, Task<string>> exchange, CancellationToken cancellationToken)
    {
        var next = IceCredentials.Create();
        var fragment = await exchange(ClientOffer.WriteRestart(next));
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            checks = new ClientChecks(next, ClientAnswer.ReadRestart(fragment));
            restarted = done;
        }

        await done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends any bytes from the address of the call.</summary>
    public void SendDatagram(ReadOnlySpan<byte> datagram)
    {
        lock (gate)
        {
            if (socket is not null && remote is not null && (options.Outgoing?.Invoke(datagram) ?? true))
            {
                socket.Send(datagram, remote);
            }
        }
    }

    /// <summary>Hangs up: sends close_notify. May be called twice.</summary>
    public void Dispose() => End(withCloseNotify: true);

    /// <summary>Goes away without a word, as a browser does that is killed.</summary>
    public void Vanish() => End(withCloseNotify: false);
}
