using Sandbox.Tests.Infrastructure;
using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

public sealed class FlowAgentMediaTests
{
    [Fact]
    public async Task PausedAgent_IsSilentAndGoesOnWhereItWas()
    {
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        scene.Agent.Pause();
        Assert.False(scene.Exchange(SyntheticSound.Voice(20)));
        scene.Exchange([SyntheticSound.Voice(4000)]);
        scene.Agent.Resume();
        Assert.Equal((5 * FakeSynthesizer.FramesPerWord) - 1, scene.PlayToTheEnd());
        await scene.Call.SeeAsync("Agent: Hello you how are you");
    }

    [Fact]
    public async Task PausedAgent_DoesNotCountSilence()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Exchange([SyntheticSound.Silence(1900)]);
        scene.Agent.Pause();
        scene.Exchange([SyntheticSound.Silence(5000)]);
        scene.Agent.Resume();
        scene.Agent.Read("well");
        await scene.Call.SeeAsync("Agent... Good bye");
        Assert.DoesNotContain("Agent... Still there", scene.Call.Seen);
    }

    [Fact]
    public async Task FramesOfAListeningAndOfASpeakingAgent_AllocateNothing()
    {
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        var frame = new short[AudioFormat.FrameSamples];
        scene.ReachFirstFrame(frame);
        Assert.Equal(0, Allocation.Of(8, () => scene.Exchange(frame)));
        scene.PlayToTheEnd();
        await scene.HearWholeLineAsync("Well or not");
        await scene.Call.SeeAsync("is Listening");
        Assert.Equal(0, Allocation.Of(18, () => scene.Exchange(frame)));
    }
}
