namespace WebRtc.Codecs;

/// <summary>
/// A low-pass at a quarter of the higher sample rate, for halving and doubling between 8 and 16 kHz: a windowed sinc (Blackman)
/// of 47 taps. Keeps the end of the last block, so that blocks join without a click.
/// </summary>
internal sealed class HalfBandFilter
{
    private const int Taps = 47;
    private const int Centre = Taps / 2;
    private const int MaxBlock = AudioCodecs.MaxDecodedSamples;

    private static readonly float[] Coefficients = Design();

    private readonly float[] line = new float[Taps - 1 + MaxBlock];

    /// <summary>16 kHz to 8 kHz: filters, and keeps every second sample. The block's length is even.</summary>
    public void Halve(ReadOnlySpan<short> block, Span<short> halved)
    {
        for (var i = 0; i < block.Length; i++)
        {
            line[Taps - 1 + i] = block[i];
        }

        for (var i = 0; i < halved.Length; i++)
        {
            halved[i] = Convolve(2 * i, gain: 1);
        }

        Keep(block.Length);
    }

    /// <summary>8 kHz to 16 kHz: puts zeros between the samples, and filters them away.</summary>
    public void Double(ReadOnlySpan<short> block, Span<short> doubled)
    {
        for (var i = 0; i < block.Length; i++)
        {
            line[Taps - 1 + (2 * i)] = block[i];
            line[Taps + (2 * i)] = 0;
        }

        for (var i = 0; i < 2 * block.Length; i++)
        {
            doubled[i] = Convolve(i, gain: 2);
        }

        Keep(2 * block.Length);
    }

    private short Convolve(int at, float gain)
    {
        var sum = 0f;
        for (var tap = 0; tap < Taps; tap++)
        {
            sum += Coefficients[tap] * line[at + tap];
        }

        return (short)Math.Clamp(MathF.Round(sum * gain), short.MinValue, short.MaxValue);
    }

    private void Keep(int used) => line.AsSpan(used, Taps - 1).CopyTo(line);

    private static float[] Design()
    {
        var taps = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var x = i - Centre;
            var sinc = x == 0 ? 0.5 : Math.Sin(Math.PI * x / 2) / (Math.PI * x);
            var phase = 2 * Math.PI * (i + 1) / (Taps + 1);
            taps[i] = sinc * (0.42 - (0.5 * Math.Cos(phase)) + (0.08 * Math.Cos(2 * phase)));
        }

        var sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }
}
