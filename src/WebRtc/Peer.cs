namespace WebRtc;

/// <summary>One peer connection: an ICE-lite, DTLS-passive, audio-only end of a call. Made by <see cref="WebRtcEndpoint.Answer"/>.</summary>
public sealed class Peer : IDisposable
{
    /// <summary>The SDP answer.</summary>
    public string Answer => throw new NotImplementedException();

    /// <summary>Changes with every ICE restart; quoted, ready for an <c>ETag</c> header (RFC 9725 section 4.3).</summary>
    public string ETag => throw new NotImplementedException();

    public PeerStatistics Statistics => throw new NotImplementedException();

    /// <summary>Time since the last authenticated packet (STUN check, DTLS, SRTP or SRTCP); since the answer when there was none.</summary>
    public TimeSpan SilentFor => throw new NotImplementedException();

    /// <summary>An authenticated STUN check has arrived.</summary>
    public bool IsReached => throw new NotImplementedException();

    /// <summary>DTLS is done and keys are in place.</summary>
    public bool IsConnected => throw new NotImplementedException();

    /// <summary>While true, everything in and out is dropped, as by a dead network. For test agents.</summary>
    public bool IsBlackholed { get; set; }

    /// <summary>Checks a trickle fragment (RFC 8840). An ICE-lite end never calls candidates, so they are not kept.</summary>
    /// <exception cref="SdpException">The fragment is malformed, or is not of the current generation.</exception>
    public void Trickle(string fragment) => throw new NotImplementedException();

    /// <summary>
    /// ICE restart (RFC 9725 section 4.3.3): takes the browser's new credentials and returns the fragment with ours. The old
    /// ones are good until a check with the new ones arrives. DTLS and SRTP go on.
    /// </summary>
    public string Restart(string fragment) => throw new NotImplementedException();

    /// <summary>Sends close_notify where there is someone to hear it, and frees everything. May be called twice.</summary>
    public void Dispose() => throw new NotImplementedException();
}
