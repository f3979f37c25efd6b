using WebRtc;

namespace Sandbox.Media;

/// <summary>Live calls on one UDP port.</summary>
internal sealed class WebRtcMedia(WebRtcEndpoint endpoint) : IMedia
{
    public string? MissingPiece => null;

    public IMediaPeer Answer(string offer, IPeerListener listener) => new WebRtcPeer(endpoint.Answer(offer, listener));

    public void Dispose() => endpoint.Dispose();

    private sealed class WebRtcPeer(Peer peer) : IMediaPeer
    {
        public string Answer => peer.Answer;

        public string ETag => peer.ETag;

        public TimeSpan SilentFor => peer.SilentFor;

        public bool IsReached => peer.IsReached;

        public bool OffersSound => peer.OffersSound;

        public bool ExpectsSound => peer.ExpectsSound;

        public PeerNetwork Network
        {
            get => peer.Network;
            set => peer.Network = value;
        }

        public PeerStatistics Statistics => peer.Statistics;

        public AudioLevel Level => peer.Level;

        public void Trickle(string fragment) => peer.Trickle(fragment);

        public string Restart(string fragment) => peer.Restart(fragment);

        public void Dispose() => peer.Dispose();
    }
}
