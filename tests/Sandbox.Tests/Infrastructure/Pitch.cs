using WebRtc;

namespace Sandbox.Tests.Infrastructure;

/// <summary>How much of a sound is one tone.</summary>
internal static class Pitch
{
    /// <summary>The share of the sound's energy at this frequency, 0 to 1 (Goertzel).</summary>
    public static double ShareOf(int frequencyHz, ReadOnlySpan<short> sound)
    {
        var (cosine, sine, energy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < sound.Length; i++)
        {
            var phase = 2 * Math.PI * frequencyHz * i / AudioFormat.SampleRateHz;
            cosine += sound[i] * Math.Cos(phase);
            sine += sound[i] * Math.Sin(phase);
            energy += (double)sound[i] * sound[i];
        }
        return energy == 0 ? 0 : 2 * ((cosine * cosine) + (sine * sine)) / (sound.Length * energy);
    }
}
