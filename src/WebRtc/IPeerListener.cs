namespace WebRtc;

/// <summary>
/// What a call does with its peer. All methods are called on the media threads, one at a time for a peer, and must not block.
/// </summary>
public interface IPeerListener
{
    /// <summary>DTLS is done: sound can flow both ways. Called once.</summary>
    void OnConnected();

    /// <summary>A decoded frame of the browser's sound (<see cref="AudioFormat"/>), in order, gaps concealed.</summary>
    void OnAudio(ReadOnlySpan<short> frame);

    /// <summary>Called every 20 ms once connected: writes the next frame to send. False: silence (the frame is ignored).</summary>
    bool FillAudio(Span<short> frame);

    /// <summary>The association is over from the other side or failed. Called at most once, never after <see cref="Peer.Dispose"/>.</summary>
    void OnClosed(PeerCloseReason reason);
}

/// <summary>Why a peer closed by itself.</summary>
public enum PeerCloseReason
{
    /// <summary>DTLS close_notify arrived: the page closed its peer connection or went away.</summary>
    ClosedByRemote,

    /// <summary>The DTLS handshake failed: a wrong fingerprint, no common SRTP profile, a fatal alert.</summary>
    HandshakeFailed,
}
