namespace Sandbox.Speech;

/// <summary>Changes the sample rate of a whole sound: a low-pass below half of the lower rate, a sinc under a Hann window.</summary>
internal static class Resampler
{
    private const int ZeroCrossings = 16;

    public static float[] Resample(float[] sound, int fromHz, int toHz)
    {
        if (fromHz == toHz)
        {
            return sound;
        }
        var cutoff = Math.Min(1.0, (double)toHz / fromHz); // As a share of half the source's rate.
        var reach = ZeroCrossings / cutoff; // In samples of the source.
        var result = new float[(int)((long)sound.Length * toHz / fromHz)];
        for (var i = 0; i < result.Length; i++)
        {
            var center = (double)i * fromHz / toHz;
            var first = Math.Max(0, (int)Math.Ceiling(center - reach));
            var last = Math.Min(sound.Length - 1, (int)Math.Floor(center + reach));
            var sum = 0.0;
            for (var j = first; j <= last; j++)
            {
                var distance = j - center;
                sum += sound[j] * Sinc(distance * cutoff) * Hann(distance / reach);
            }
            result[i] = (float)(sum * cutoff);
        }
        return result;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>1 in the middle, 0 at -1 and 1.</summary>
    private static double Hann(double x) => 0.5 + (0.5 * Math.Cos(Math.PI * x));
}
