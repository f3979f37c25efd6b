namespace WebRtc.Client;

/// <summary>Looks at a datagram on its way; false loses it.</summary>
public delegate bool PacketFilter(ReadOnlySpan<byte> datagram);

/// <summary>How a test client behaves, or misbehaves.</summary>
public sealed class WebRtcClientOptions
{
    /// <summary>Offer PCMU and not Opus. Default false: both, Opus first.</summary>
    public bool PcmuOnly { get; set; }

    /// <summary>Offer only SRTP_AES128_CM_HMAC_SHA1_80. Default false: AEAD_AES_128_GCM too, and first.</summary>
    public bool CounterModeOnly { get; set; }

    /// <summary>Put a fingerprint into the offer that is not of the certificate. Default false.</summary>
    public bool WrongFingerprint { get; set; }

    /// <summary>Of the audio section. Default <c>sendrecv</c>.</summary>
    public string Direction { get; set; } = "sendrecv";

    /// <summary>Sees everything the client sends. Called with the client's lock held. Default null: nothing is lost.</summary>
    public PacketFilter? Outgoing { get; set; }

    /// <summary>Sees everything the client receives. Called with the client's lock held. Default null: nothing is lost.</summary>
    public PacketFilter? Incoming { get; set; }
}
