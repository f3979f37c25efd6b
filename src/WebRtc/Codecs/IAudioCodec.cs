namespace WebRtc.Codecs;

/// <summary>Both ways between <see cref="AudioFormat"/> and RTP payloads. Keeps state of one call; not thread-safe.</summary>
internal interface IAudioCodec : IDisposable
{
    /// <summary>As in SDP and in statistics, for example <c>opus</c>.</summary>
    string Name { get; }

    /// <summary>The clock of RTP timestamps, whatever rate the codec works at.</summary>
    int ClockRateHz { get; }

    /// <summary>Encodes one frame of <see cref="AudioFormat.FrameSamples"/>. Returns the payload's length.</summary>
    int Encode(ReadOnlySpan<short> frame, Span<byte> payload);

    /// <summary>Decodes a payload of up to <see cref="AudioCodecs.MaxDecodedSamples"/>. Returns the samples; 0: not decodable.</summary>
    int Decode(ReadOnlySpan<byte> payload, Span<short> pcm);

    /// <summary>Makes up for a lost packet as long as the one before it. <paramref name="next"/>: the packet after it, or empty.</summary>
    int Conceal(ReadOnlySpan<byte> next, Span<short> pcm);
}
