namespace WebRtc.Tests.Infrastructure;

/// <summary>A sine at <see cref="AudioFormat.SampleRateHz"/>, and how to recognise one.</summary>
internal sealed class Tone(double frequencyHz = 440, double amplitude = 8000)
{
    private long position;

    public static double Rms(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    /// <summary>The amplitude of one frequency in the samples (a single bin of a Fourier transform).</summary>
    public static double AmplitudeAt(double frequencyHz, ReadOnlySpan<short> samples)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var phase = 2 * Math.PI * frequencyHz * i / AudioFormat.SampleRateHz;
            real += samples[i] * Math.Cos(phase);
            imaginary += samples[i] * Math.Sin(phase);
        }

        return 2 * Math.Sqrt((real * real) + (imaginary * imaginary)) / samples.Length;
    }

    public void Fill(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] = (short)(amplitude * Math.Sin(2 * Math.PI * frequencyHz * position++ / AudioFormat.SampleRateHz));
        }
    }

    public short[] Take(int samples)
    {
        var taken = new short[samples];
        Fill(taken);
        return taken;
    }
}
