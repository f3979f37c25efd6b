using Sandbox.Speech;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Speech;

public sealed class VoiceActivityTests
{
    [Fact]
    public void Silence_IsNoSpeech() => Assert.Equal(0, ActiveFrames(SyntheticSound.Silence(2000)));

    [Fact]
    public void QuietNoise_IsNoSpeech() => Assert.Equal(0, ActiveFrames(SyntheticSound.Noise(2000, amplitude: 150)));

    [Fact]
    public void LoudSteadyNoise_IsTakenAsBackgroundAfterSomeSeconds()
    {
        var activity = new VoiceActivity();
        SyntheticSound.EachFrame(SyntheticSound.Noise(8000, amplitude: 1500), frame => activity.Push(frame));
        var isActive = false;
        SyntheticSound.EachFrame(SyntheticSound.Noise(1000, amplitude: 1500), frame => isActive |= activity.Push(frame));
        Assert.False(isActive);
    }

    [Fact]
    public void VoiceOverNoise_IsSpeech()
    {
        var activity = new VoiceActivity();
        SyntheticSound.EachFrame(SyntheticSound.Noise(8000, amplitude: 500), frame => activity.Push(frame));
        var active = 0;
        SyntheticSound.EachFrame(SyntheticSound.Voice(1000), frame => active += activity.Push(frame) ? 1 : 0);
        Assert.InRange(active, 45, 50);
    }

    [Fact]
    public void OneLoudFrame_IsAClick() =>
        Assert.Equal(0, ActiveFrames([.. SyntheticSound.Silence(200), .. SyntheticSound.Noise(20, 20_000), .. SyntheticSound.Silence(200)]));

    [Fact]
    public void SpeechEnds_AfterTheHangover()
    {
        var activity = new VoiceActivity(TimeSpan.FromMilliseconds(100));
        SyntheticSound.EachFrame(SyntheticSound.Noise(400, 8000), frame => activity.Push(frame));
        var after = new List<bool>();
        SyntheticSound.EachFrame(SyntheticSound.Silence(200), frame => after.Add(activity.Push(frame)));
        Assert.Equal([true, true, true, true, false, false, false, false, false, false], after);
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        var activity = new VoiceActivity();
        var frame = SyntheticSound.Voice(20);
        Assert.Equal(0, Allocation.Of(1000, () => activity.Push(frame)));
    }

    private static int ActiveFrames(short[] sound)
    {
        var activity = new VoiceActivity();
        var active = 0;
        SyntheticSound.EachFrame(sound, frame => active += activity.Push(frame) ? 1 : 0);
        return active;
    }
}
