namespace WebRtc;

/// <summary>An offer or fragment that cannot be answered.</summary>
public sealed class SdpException : Exception
{
    public SdpException(string message, bool isMalformed)
        : base(message) => IsMalformed = isMalformed;

    /// <summary>True: not SDP at all. False: well-formed, but nothing here can answer it (no audio, no DTLS-SRTP, and so on).</summary>
    public bool IsMalformed { get; }
}
