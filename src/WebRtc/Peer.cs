using System.Security.Cryptography;
using WebRtc.Dtls;
using WebRtc.Ice;
using WebRtc.Rtp;
using WebRtc.Sdp;
using WebRtc.Transport;

namespace WebRtc;

/// <summary>
/// One peer connection: an ICE-lite, DTLS-passive, audio-only end of a call. Made by <see cref="WebRtcEndpoint.Answer"/>.
/// Thread-safe; no public member waits for the media threads, so all of them may be called with locks held.
/// </summary>
public sealed partial class Peer : IDisposable
{
    private readonly EndpointContext endpoint;
    private readonly IPeerListener listener;
    private readonly AudioOffer offer;
    private readonly IceSession ice;
    private readonly NetworkConditions conditions;
    private readonly PeerLink link;
    private readonly uint ssrc = (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue);

    internal Peer(EndpointContext endpoint, AudioOffer offer, IPeerListener listener)
    {
        this.endpoint = endpoint;
        this.offer = offer;
        this.listener = listener;
        ice = new IceSession(offer.RemoteUfrag);
        conditions = new NetworkConditions(endpoint.Time, Random.Shared);
        link = new PeerLink(endpoint.Socket, endpoint.Table, this, conditions, endpoint.Time);
        incoming = new PacketPath(conditions, endpoint.Time, Arrive);
        dtls = new DtlsAssociation(endpoint.Dtls, offer.Fingerprint, link.Send);
        level = new LevelMeter(endpoint.Time);
        heard = Hear;
        var local = new LocalDescription(endpoint.Fingerprint, endpoint.Candidates, ssrc);
        Answer = SdpAnswer.Write(offer, ice.Latest.Local, local);
        Name = ice.Latest.Local.Ufrag;
        endpoint.Table.Map(ice.Latest.Local.Ufrag, this);
        endpoint.Table.Add(this);
    }

    /// <summary>The SDP answer.</summary>
    public string Answer { get; }

    /// <summary>Changes with every ICE restart; quoted, ready for an <c>ETag</c> header (RFC 9725 section 4.3).</summary>
    public string ETag => ice.Latest.ETag;

    /// <summary>Counts so far; before <see cref="IsConnected"/> all are zero and the names empty. They stay when the peer is over.</summary>
    public PeerStatistics Statistics => media?.Statistics() ?? PeerStatistics.None;

    /// <summary>How loud the browser's sound is, as decoded here.</summary>
    public AudioLevel Level => level.Read();

    /// <summary>Time since the last authenticated packet (STUN check, DTLS, SRTP or SRTCP); since the answer when there was none.</summary>
    public TimeSpan SilentFor => link.SilentFor;

    /// <summary>The browser's offer sends sound. False: it only listens.</summary>
    public bool OffersSound => offer.Receives;

    /// <summary>
    /// Packets are to come every 20 ms. False: the browser sends no sound, or no more of it while the network is well, as without a
    /// microphone; then checks alone tell of it, which come every few seconds (RFC 7675 section 5.1).
    /// </summary>
    public bool ExpectsSound => offer.Receives && !link.HasSoundCeased;

    /// <summary>An authenticated STUN check has arrived.</summary>
    public bool IsReached => link.IsReached;

    /// <summary>DTLS is done and keys are in place.</summary>
    public bool IsConnected => media is not null;

    /// <summary>The network that tests pretend; it holds from the moment it is set. Default <see cref="PeerNetwork.Clear"/>.</summary>
    public PeerNetwork Network
    {
        get => conditions.Network;
        set => conditions.Network = value;
    }

    /// <summary>In logs: the first ufrag, which is in every STUN check and no secret.</summary>
    internal string Name { get; }

    /// <summary>Checks a trickle fragment (RFC 8840). An ICE-lite end never calls candidates, so they are not kept.</summary>
    /// <exception cref="SdpException">The fragment is malformed, or is not of the current generation.</exception>
    public void Trickle(string fragment)
    {
        var ufrag = IceFragment.ReadUfrag(fragment);
        if (ufrag != ice.Latest.RemoteUfrag)
        {
            throw new SdpException(
                $"The fragment's ufrag '{ufrag}' is not of the current ICE generation. Restart with If-Match: *.", isMalformed: false);
        }
    }

    /// <summary>
    /// ICE restart (RFC 9725 section 4.3.3): takes the browser's new credentials and returns the fragment with ours. The old
    /// ones are good until a check with the new ones arrives. DTLS and SRTP go on.
    /// </summary>
    /// <exception cref="SdpException">The fragment is malformed, or its credentials are not new.</exception>
    public string Restart(string fragment)
    {
        var ufrag = IceFragment.ReadUfrag(fragment);
        if (ufrag == ice.Latest.RemoteUfrag)
        {
            throw new SdpException(
                $"The fragment's ufrag '{ufrag}' is the current one; a restart brings new credentials (RFC 8445 section 9).",
                isMalformed: false);
        }

        var next = new IceGeneration(ufrag);
        endpoint.Table.Map(next.Local.Ufrag, this);
        if (ice.Restart(next) is { } replaced)
        {
            endpoint.Table.Remove(replaced.Local.Ufrag);
        }

        if (IsDisposed)
        {
            endpoint.Table.Remove(next.Local.Ufrag); // It may have been forgotten before this was mapped.
        }

        return IceFragment.Write(offer.Audio, offer.PayloadType, next.Local, endpoint.Candidates);
    }

    /// <summary>
    /// Sends close_notify where there is someone to hear it, and frees everything. The pacing thread does it, within its next
    /// 20 ms: waiting here for a listener could deadlock. A call of a listener that is under way may still finish afterwards.
    /// May be called twice, and from a listener.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref ending, Disposed) != Disposed)
        {
            endpoint.Table.Retire(this);
        }
    }
}
