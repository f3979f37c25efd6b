using WebRtc;

namespace Sandbox.Media;

/// <summary>
/// The sandbox's border to WebRTC. <see cref="WebRtcMedia"/> where live calls can be answered, <see cref="NoMedia"/> elsewhere.
/// </summary>
internal interface IMedia : IDisposable
{
    /// <summary>Why calls cannot be answered on this machine, or null when they can.</summary>
    string? MissingPiece { get; }

    /// <exception cref="SdpException">The offer is malformed or cannot be answered.</exception>
    IMediaPeer Answer(string offer, IPeerListener listener);
}

/// <summary>One peer connection; the members are those of <see cref="Peer"/>.</summary>
internal interface IMediaPeer : IDisposable
{
    string Answer { get; }

    string ETag { get; }

    TimeSpan SilentFor { get; }

    bool IsReached { get; }

    bool OffersSound { get; }

    bool ExpectsSound { get; }

    PeerNetwork Network { get; set; }

    PeerStatistics Statistics { get; }

    AudioLevel Level { get; }

    void Trickle(string fragment);

    string Restart(string fragment);
}
