using WebRtc.Rtp;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Rtp;

public class LevelMeterTests
{
    private readonly ManualTime time = new();
    private readonly LevelMeter meter;

    public LevelMeterTests() => meter = new LevelMeter(time);

    [Fact]
    public void NothingHeard_IsSilence() => Assert.Equal(new AudioLevel(AudioLevel.Silence, AudioLevel.Silence), meter.Read());

    [Theory]
    [InlineData(32_768, -3, 0)]
    [InlineData(3_277, -23, -20)]
    [InlineData(328, -43, -40)]
    public void SecondOfASine_HasItsAmplitude(double amplitude, double rms, double peak)
    {
        Hear(50, amplitude);
        Assert.Equal(rms, meter.Read().Rms, 0.1);
        Assert.Equal(peak, meter.Read().Peak, 0.1);
    }

    [Fact]
    public void DigitalSilence_IsNotBelowTheLeastLevel()
    {
        Hear(50, 0);
        Assert.Equal(new AudioLevel(AudioLevel.Silence, AudioLevel.Silence), meter.Read());
    }

    [Fact]
    public void LoudThenQuiet_ForgetsTheLevelAfterASecondAndKeepsThePeak()
    {
        Hear(50, 32_767);
        Hear(50, 328);
        Assert.Equal(-43, meter.Read().Rms, 0.1);
        Assert.Equal(0, meter.Read().Peak, 0.1);
    }

    [Fact]
    public void HalfASecondOfSound_IsHalfTheEnergy()
    {
        Hear(25, 3_277);
        Assert.Equal(-26, meter.Read().Rms, 0.1);
    }

    [Fact]
    public void NoMorePackets_IsSilenceAfterASecond()
    {
        Hear(50, 32_767);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AudioLevel.Silence, meter.Read().Rms);
    }

    [Fact]
    public void LoudestNegativeSample_IsFullScale()
    {
        meter.Add([short.MinValue]);
        Assert.Equal(0, meter.Read().Peak);
    }

    [Fact]
    public void AddingFrames_AllocatesNothing()
    {
        var frame = new Tone().Take(AudioFormat.FrameSamples);
        meter.Add(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200; i++)
        {
            meter.Add(frame);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Hear(int frames, double amplitude)
    {
        var tone = new Tone(amplitude: Math.Min(amplitude, short.MaxValue));
        for (var i = 0; i < frames; i++)
        {
            meter.Add(tone.Take(AudioFormat.FrameSamples));
            time.Advance(i < frames - 1 ? AudioFormat.FrameDuration : TimeSpan.FromMilliseconds(19));
        }
    }
}
