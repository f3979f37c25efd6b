using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

/// <summary>A conversation whose page goes away and comes back.</summary>
public sealed class PauseTests
{
    [Fact]
    public async Task LineThatIsPaused_GoesOnAtTheSameSample()
    {
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        Assert.All(Enumerable.Range(0, 9), _ => Assert.True(scene.Exchange(SyntheticSound.Silence(20))));
        scene.Agent.Pause();
        Assert.All(Enumerable.Range(0, 500), _ => Assert.False(scene.Exchange(SyntheticSound.Silence(20))));
        scene.Agent.Resume();
        Assert.Equal((5 * FakeSynthesizer.FramesPerWord) - 10, scene.PlayToTheEnd());
        await scene.Call.SeeAsync("Agent: Hello you how are you");
        Assert.Single(scene.Call.Seen, line => line == "Agent... Hello you how are you");
    }

    [Fact]
    public async Task WordsThatBreakOff_AreUnderstoodAndAnsweredWhenThePageIsBack()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Recognizer.Understand("fine");
        scene.Exchange([SyntheticSound.Voice(400)]);
        scene.Agent.Pause();
        await scene.Call.SeeAsync("User: fine");
        await scene.Call.SeeAsync("Agent... Good bye");
        Assert.False(scene.Exchange(SyntheticSound.Silence(20)));
        scene.Agent.Resume();
        await scene.HearRestAsync("Good bye");
    }

    [Fact]
    public async Task PausedAgent_HearsNothingAndRemindsNobody()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Agent.Pause();
        scene.Exchange([SyntheticSound.Voice(2000), SyntheticSound.Silence(5000)]);
        scene.Agent.Resume();
        scene.Exchange([SyntheticSound.Silence(1980)]);
        scene.Agent.Read("bananas");
        await scene.HearWholeLineAsync("Pardon me");
        Assert.DoesNotContain("Agent... Still there", scene.Call.Seen);
    }
}
