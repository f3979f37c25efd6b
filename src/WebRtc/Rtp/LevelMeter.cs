namespace WebRtc.Rtp;

/// <summary>Measures the <see cref="AudioLevel"/> of the frames it is given. Thread-safe: one thread adds, others read.</summary>
internal sealed class LevelMeter(TimeProvider time)
{
    private const double FullScale = 32_768;
    private const int WindowFrames = AudioFormat.SampleRateHz / AudioFormat.FrameSamples;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly double[] energies = new double[WindowFrames];
    private readonly long[] times = new long[WindowFrames];
    private long added;
    private int peak;

    public void Add(ReadOnlySpan<short> frame)
    {
        var energy = 0.0;
        var loudest = 0;
        foreach (var sample in frame)
        {
            energy += (double)sample * sample;
            loudest = Math.Max(loudest, Math.Abs((int)sample));
        }

        lock (gate)
        {
            var place = (int)(added++ % WindowFrames);
            (energies[place], times[place]) = (energy, time.GetTimestamp());
            peak = Math.Max(peak, loudest);
        }
    }

    public AudioLevel Read()
    {
        lock (gate)
        {
            var energy = 0.0;
            for (var i = 0; i < Math.Min(added, WindowFrames); i++)
            {
                energy += time.GetElapsedTime(times[i]) < Window ? energies[i] : 0;
            }

            return new AudioLevel(Decibels(Math.Sqrt(energy / AudioFormat.SampleRateHz)), Decibels(peak));
        }
    }

    private static double Decibels(double amplitude) =>
        amplitude <= 0 ? AudioLevel.Silence : Math.Max(AudioLevel.Silence, 20 * Math.Log10(amplitude / FullScale));
}
