namespace WebRtc.Srtp;

/// <summary>
/// How packets of one profile are sealed and opened, with one set of session keys: those of RTP or those of RTCP. All work
/// is in place. The index is 48 bits for RTP (rollover counter, sequence number) and 31 for RTCP.
/// </summary>
internal interface ISrtpCipher : IDisposable
{
    /// <summary>Bytes a sealed RTP packet is longer by.</summary>
    int RtpOverhead { get; }

    /// <summary>Bytes a sealed RTCP packet is longer by.</summary>
    int RtcpOverhead { get; }

    /// <summary>Seals <paramref name="length"/> bytes of <paramref name="packet"/>, which has room for the overhead.</summary>
    void SealRtp(Span<byte> packet, int headerLength, int length, uint ssrc, ulong index);

    /// <summary>Opens a whole sealed packet. False: it is not authentic.</summary>
    bool OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index);

    void SealRtcp(Span<byte> packet, int length, uint ssrc, uint index);

    bool OpenRtcp(Span<byte> packet, uint ssrc, uint index);

    /// <summary>The trailer word of a sealed RTCP packet: the E bit, then the index.</summary>
    uint RtcpTrailer(ReadOnlySpan<byte> packet);
}

internal static class SrtcpLayout
{
    /// <summary>The part of an RTCP packet that is authenticated but not encrypted: first header word and SSRC.</summary>
    public const int HeaderLength = 8;

    public const int TrailerLength = 4;

    public const uint EncryptedBit = 0x8000_0000;
}
