namespace WebRtc.Codecs;

/// <summary>PCMU (RFC 3551 section 4.5.14): mu-law at 8 kHz. A lost packet is the one before it again, fading out.</summary>
internal sealed class PcmuCodec : IAudioCodec
{
    private const int MaxSamples = AudioCodecs.MaxDecodedSamples / 2;

    private readonly HalfBandFilter down = new();
    private readonly HalfBandFilter up = new();
    private readonly short[] narrow = new short[AudioFormat.FrameSamples / 2];
    private readonly short[] last = new short[MaxSamples];
    private int lastSamples = AudioFormat.FrameSamples / 2;

    public string Name => "PCMU";

    public int ClockRateHz => 8_000;

    public int Encode(ReadOnlySpan<short> frame, Span<byte> payload)
    {
        down.Halve(frame, narrow);
        for (var i = 0; i < narrow.Length; i++)
        {
            payload[i] = MuLaw.Compress(narrow[i]);
        }

        return narrow.Length;
    }

    public int Decode(ReadOnlySpan<byte> payload, Span<short> pcm)
    {
        if (payload.IsEmpty)
        {
            return 0;
        }

        lastSamples = Math.Min(payload.Length, MaxSamples);
        for (var i = 0; i < lastSamples; i++)
        {
            last[i] = MuLaw.Expand(payload[i]);
        }

        return Double(pcm);
    }

    public int Conceal(ReadOnlySpan<byte> next, Span<short> pcm)
    {
        for (var i = 0; i < lastSamples; i++)
        {
            last[i] = (short)(last[i] / 2);
        }

        return Double(pcm);
    }

    public void Dispose()
    {
    }

    private int Double(Span<short> pcm)
    {
        up.Double(last.AsSpan(0, lastSamples), pcm);
        return 2 * lastSamples;
    }
}
