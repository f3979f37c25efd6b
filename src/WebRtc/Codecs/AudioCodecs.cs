namespace WebRtc.Codecs;

/// <summary>The codecs spoken here, by preference.</summary>
internal enum AudioCodecKind
{
    Opus,
    Pcmu,
}

internal static class AudioCodecs
{
    /// <summary>120 ms at 16 kHz: the longest packet Opus allows (RFC 6716 section 3.2.5). Longer PCMU is cut.</summary>
    public const int MaxDecodedSamples = 6 * AudioFormat.FrameSamples;

    /// <summary>Bytes of the largest payload that is sent.</summary>
    public const int MaxPayload = 1000;

    public static IAudioCodec Create(AudioCodecKind kind) => kind == AudioCodecKind.Opus ? new OpusCodec() : new PcmuCodec();
}
