using WebRtc;

namespace Sandbox.Tests.Speech;

/// <summary>Sound whose beginning and end are known to the sample.</summary>
internal static class SyntheticSound
{
    public static int Frames(int durationMs) => durationMs / (int)AudioFormat.FrameDuration.TotalMilliseconds;

    public static short[] Silence(int durationMs) => new short[Frames(durationMs) * AudioFormat.FrameSamples];

    /// <summary>Noise of a fixed seed, at most <paramref name="amplitude"/> of 32767.</summary>
    public static short[] Noise(int durationMs, int amplitude)
    {
        var random = new Random(7);
        return [.. Silence(durationMs).Select(_ => (short)random.Next(-amplitude, amplitude + 1))];
    }

    /// <summary>A loud voice-like tone that swells and fades four times a second, as syllables do.</summary>
    public static short[] Voice(int durationMs)
    {
        var sound = Silence(durationMs);
        for (var i = 0; i < sound.Length; i++)
        {
            var seconds = (double)i / AudioFormat.SampleRateHz;
            var swell = 0.55 + (0.45 * Math.Sin(2 * Math.PI * 4 * seconds));
            sound[i] = (short)(8000 * swell * Math.Sin(2 * Math.PI * 180 * seconds));
        }
        return sound;
    }

    /// <summary>Calls <paramref name="hear"/> with each whole frame; a rest is filled with silence.</summary>
    public static void EachFrame(IEnumerable<short> sound, Action<short[]> hear)
    {
        foreach (var frame in sound.Chunk(AudioFormat.FrameSamples))
        {
            var whole = new short[AudioFormat.FrameSamples];
            frame.CopyTo(whole, 0);
            hear(whole);
        }
    }
}
