using System.Collections.Concurrent;
using Sandbox.Media;
using WebRtc;

namespace Sandbox.Tests.Infrastructure;

/// <summary>Media without a network: the test plays the browser's side of each peer.</summary>
internal sealed class FakeMedia(TimeProvider time) : IMedia
{
    private readonly ConcurrentQueue<FakePeer> peers = [];

    public string? MissingPiece { get; init; }

    public IReadOnlyCollection<FakePeer> Peers => peers;

    public bool IsDisposed { get; private set; }

    public IMediaPeer Answer(string offer, IPeerListener listener)
    {
        if (!offer.StartsWith("v=0", StringComparison.Ordinal))
        {
            throw new SdpException("The offer is not SDP.", isMalformed: true);
        }
        if (!offer.Contains("m=audio", StringComparison.Ordinal))
        {
            throw new SdpException("The offer has no audio.", isMalformed: false);
        }
        if (offer.Contains("a=bug", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("a bug in media");
        }
        var peer = new FakePeer(listener, time, peers.IsEmpty ? "" : $"{peers.Count}.")
        {
            OffersSound = !offer.Contains("a=recvonly", StringComparison.Ordinal),
        };
        peers.Enqueue(peer);
        return peer;
    }

    public void Dispose() => IsDisposed = true;
}

/// <summary>One peer; silent until the test lets packets arrive.</summary>
/// <param name="listener">The call's.</param>
/// <param name="time">The test's.</param>
/// <param name="name">Tells its tags from those of others.</param>
internal sealed class FakePeer(IPeerListener listener, TimeProvider time, string name = "") : IMediaPeer
{
    private long lastPacket = time.GetTimestamp();
    private int generation = 1;

    public string Answer => "v=0 the answer";

    public string ETag => $"\"{name}{generation}\"";

    /// <summary>Packets arrive all the time.</summary>
    public bool IsFlowing { get; set; }

    public TimeSpan SilentFor => IsFlowing && Network != PeerNetwork.Dead ? TimeSpan.Zero : time.GetElapsedTime(lastPacket);

    public bool IsReached { get; set; }

    public bool OffersSound { get; init; } = true;

    public bool ExpectsSound => OffersSound && !HasSoundCeased;

    /// <summary>Sound came, and then only other packets.</summary>
    public bool HasSoundCeased { get; set; }

    public PeerNetwork Network
    {
        get;
        set
        {
            lastPacket = time.GetTimestamp();
            field = value;
        }
    }
        = PeerNetwork.Clear;

    public PeerStatistics Statistics { get; set; } = PeerStatistics.None;

    public AudioLevel Level { get; set; } = new(AudioLevel.Silence, AudioLevel.Silence);

    public bool IsDisposed { get; private set; }

    public List<string> Trickled { get; } = [];

    /// <summary>The network goes away now.</summary>
    public void Vanish()
    {
        lastPacket = time.GetTimestamp();
        IsFlowing = false;
    }

    /// <summary>ICE and DTLS succeed.</summary>
    public void Connect()
    {
        (IsReached, IsFlowing) = (true, true);
        listener.OnConnected();
    }

    /// <summary>The page closes its peer connection.</summary>
    public void CloseFromPage() => listener.OnClosed(PeerCloseReason.ClosedByRemote);

    public void FailHandshake() => listener.OnClosed(PeerCloseReason.HandshakeFailed);

    public void Hear(ReadOnlySpan<short> frame) => listener.OnAudio(frame);

    /// <summary>The agent's next frame, or null when it is silent.</summary>
    public short[]? Pull()
    {
        var frame = new short[AudioFormat.FrameSamples];
        return listener.FillAudio(frame) ? frame : null;
    }

    public void Trickle(string fragment) => Trickled.Add(Checked(fragment));

    public string Restart(string fragment)
    {
        Checked(fragment);
        generation++;
        return "a=ice-ufrag:new";
    }

    public void Dispose() => IsDisposed = true;

    private static string Checked(string fragment) => fragment.StartsWith("a=", StringComparison.Ordinal)
        ? fragment
        : throw new SdpException("The fragment is not SDP.", isMalformed: true);
}
