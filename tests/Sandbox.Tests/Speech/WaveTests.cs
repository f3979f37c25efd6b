using Sandbox.Speech;
using Sandbox.Tests.Infrastructure;
using WebRtc;

namespace Sandbox.Tests.Speech;

public sealed class WaveTests
{
    [Theory]
    [InlineData(8_000, 1, false)]
    [InlineData(16_000, 1, false)]
    [InlineData(22_050, 1, false)]
    [InlineData(24_000, 1, false)]
    [InlineData(24_000, 1, true)]
    [InlineData(44_100, 2, false)]
    [InlineData(48_000, 2, true)]
    public void ToneOfAnyRateAndForm_IsTheSameToneAt16Khz(int rateHz, int channels, bool isFloat)
    {
        var sound = Wave.Read(WaveFile.Tone(1000, rateHz, durationMs: 500, channels, isFloat));
        Assert.InRange(sound.Length, (AudioFormat.SampleRateHz / 2) - 1, AudioFormat.SampleRateHz / 2);
        Assert.InRange(Pitch.ShareOf(1000, sound), 0.99, 1.01);
        Assert.InRange(sound.Max(), 0.24 * short.MaxValue, 0.26 * short.MaxValue);
    }

    [Fact]
    public void WhatIsTooHighFor16Khz_IsLeftOutInsteadOfFoldedDown()
    {
        var sound = Wave.Read(WaveFile.Tone(11_000, 48_000, durationMs: 500)); // Would fold to 5 kHz.
        Assert.InRange(sound.Skip(200).SkipLast(200).Max(sample => Math.Abs((int)sample)), 0, 50);
    }

    [Fact]
    public void FileOfAServerThatStreams_IsReadToItsEnd() =>
        Assert.Equal(8000, Wave.Read(WaveFile.Tone(1000, 16_000, durationMs: 500, isStreamed: true)).Length);

    [Fact]
    public void WrittenFile_IsReadAsItWas()
    {
        short[] sound = [0, 1, -1, short.MaxValue, short.MinValue, 7];
        Assert.Equal(sound, Wave.Read(Wave.Write(sound)));
    }

    [Fact]
    public void CutOffFile_IsRefusedOrReadAsFarAsItGoes()
    {
        var file = WaveFile.Tone(1000, 24_000, durationMs: 20);
        for (var length = 0; length < file.Length; length++)
        {
            var part = file.AsSpan(0, length).ToArray();
            if (length < 58) // The headers, and one sample.
            {
                Assert.Throws<InvalidDataException>(() => Wave.Read(part));
            }
            else
            {
                Assert.InRange(Wave.Read(part).Length, 0, 320);
            }
        }
    }

    [Theory]
    [InlineData(20, 7)] // µ-law
    [InlineData(22, 0)] // No channel.
    [InlineData(22, 9)]
    [InlineData(34, 8)] // 8 bits.
    [InlineData(34, 24)]
    public void FormatThatIsNotReadable_IsRefused(int offset, byte value)
    {
        var file = WaveFile.Tone(1000, 16_000, durationMs: 20);
        file[offset] = value;
        Assert.Throws<InvalidDataException>(() => Wave.Read(file));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(uint.MaxValue)]
    public void RateThatNothingHas_IsRefused(uint rateHz)
    {
        var file = WaveFile.Tone(1000, 16_000, durationMs: 20);
        BitConverter.GetBytes(rateHz).CopyTo(file, 24);
        Assert.Throws<InvalidDataException>(() => Wave.Read(file));
    }
}
