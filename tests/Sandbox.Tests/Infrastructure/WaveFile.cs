using System.Text;

namespace Sandbox.Tests.Infrastructure;

/// <summary>Tones as RIFF WAVE files of every kind that engines send.</summary>
internal static class WaveFile
{
    private const double Amplitude = 0.25;

    /// <param name="pitchHz">Of the sine.</param>
    /// <param name="rateHz">Samples in a second.</param>
    /// <param name="durationMs">How long it is.</param>
    /// <param name="channels">Each has the same tone.</param>
    /// <param name="isFloat">32-bit floats instead of 16-bit integers.</param>
    /// <param name="isStreamed">With the largest sizes in the header, as servers write that do not know them yet.</param>
    public static byte[] Tone(int pitchHz, int rateHz, int durationMs, int channels = 1, bool isFloat = false, bool isStreamed = false)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        var sampleBytes = isFloat ? 4 : 2;
        var frames = (int)((long)rateHz * durationMs / 1000);
        var dataBytes = frames * channels * sampleBytes;
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(isStreamed ? uint.MaxValue : (uint)(dataBytes + 48));
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);
        writer.Write((short)(isFloat ? 3 : 1));
        writer.Write((short)channels);
        writer.Write(rateHz);
        writer.Write(rateHz * channels * sampleBytes);
        writer.Write((short)(channels * sampleBytes));
        writer.Write((short)(8 * sampleBytes));
        // A chunk that says nothing about sound, of odd length and so padded, as ffmpeg writes one.
        writer.Write(Encoding.ASCII.GetBytes("LIST"));
        writer.Write(3);
        writer.Write([1, 2, 3, 0]);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(isStreamed ? uint.MaxValue : (uint)dataBytes);
        for (var i = 0; i < frames * channels; i++)
        {
            var sample = Amplitude * Math.Sin(2 * Math.PI * pitchHz * (i / channels) / rateHz);
            if (isFloat)
            {
                writer.Write((float)sample);
            }
            else
            {
                writer.Write((short)(sample * short.MaxValue));
            }
        }
        return file.ToArray();
    }
}
