using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

public sealed class BargeInTests
{
    [Fact]
    public async Task CallerWhoTalksOverTheAgent_SilencesItWithinAFewFrames()
    {
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        scene.Exchange([SyntheticSound.Silence(20 * 15)]);
        Assert.InRange(FramesUntilSilent(scene), 7, 9); // 160 ms of voice, and a frame or two until it is loud.
        // Two words and a bit of five were said; the next line is not said at all.
        await scene.Call.SeeAsync("Agent: Hello you");
        await scene.Call.SeeAsync("is Listening");
        scene.Recognizer.Understand("fine");
        scene.Exchange([SyntheticSound.Voice(400), SyntheticSound.Silence(800)]);
        await scene.Call.SeeAsync("User: fine");
        await scene.HearWholeLineAsync("Good bye");
        Assert.DoesNotContain("Agent... Well or not", scene.Call.Seen);
    }

    [Fact]
    public async Task ShortSoundUnderTheAgentsVoice_ChangesNothing()
    {
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        scene.Exchange([SyntheticSound.Voice(140)]);
        scene.PlayToTheEnd();
        await scene.Call.SeeAsync("Agent: Hello you how are you");
        await scene.HearWholeLineAsync("Well or not");
    }

    [Fact]
    public async Task ShortAnswerThatEndsAsTheAgentBeginsToSpeak_IsHeard()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Recognizer.Understand("fine");
        scene.Exchange([SyntheticSound.Voice(400)]);
        scene.Agent.Say("Take all the time that you need");
        await scene.Call.SeeAsync("Agent... Take all the time that you need");
        scene.Exchange([SyntheticSound.Silence(800)]);
        await scene.Call.SeeAsync("User: fine");
        await scene.HearWholeLineAsync("Good bye");
    }

    [Fact]
    public async Task LastWords_CannotBeInterrupted()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Agent.Read("well");
        await scene.Call.SeeAsync("Agent... Good bye");
        scene.ReachFirstFrame(SyntheticSound.Voice(20));
        var frames = FramesUntilSilent(scene);
        Assert.Equal((2 * FakeSynthesizer.FramesPerWord) - 1, frames);
        await scene.Call.SeeAsync("Agent: Good bye");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task VisitorWhoTypesWhileTheAgentSpeaks_InterruptsIt()
    {
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        scene.Agent.Read(" I am fine ");
        await scene.Call.SeeAsync("User: I am fine");
        await scene.Call.SeeAsync("Agent:");
        await scene.HearWholeLineAsync("Good bye");
    }

    private static int FramesUntilSilent(Scene scene)
    {
        var frames = 0;
        foreach (var frame in SyntheticSound.Voice(2000).Chunk(AudioFormat.FrameSamples))
        {
            if (!scene.Exchange(frame))
            {
                break;
            }
            frames++;
        }
        return frames;
    }
}
