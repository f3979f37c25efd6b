using Sandbox.Tests.Infrastructure;
using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

/// <summary>The call's silence limit counts frames in which the agent does not speak: not those in which the caller waits for it.</summary>
public sealed class SilenceWhileWorkingTests
{
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task AgentWhoseLineIsBeingSynthesised_IsNotSilentForTheCall()
    {
        using var scene = new Scene();
        scene.Synthesizer.Ready = held.Task;
        scene.Agent.Start(scene.Call);
        await Eventually.Is(() => scene.Exchange(SyntheticSound.Silence(20)), "a frame that is not silence");
        held.SetResult();
        await scene.HearWholeLineAsync("Hello you how are you");
        await scene.HearWholeLineAsync("Well or not");
        await scene.Call.SeeAsync("is Listening");
        Assert.False(scene.Exchange(SyntheticSound.Silence(20)));
    }

    [Fact]
    public async Task AgentThatLooksForTheCallersWords_IsNotSilentForTheCall()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Recognizer.Ready = held.Task;
        scene.Recognizer.Understand("fine");
        scene.Exchange([SyntheticSound.Voice(400), SyntheticSound.Silence(800)]);
        // Longer than the node's silence of 2 s, too.
        Assert.All(Enumerable.Range(0, 150), _ => Assert.True(scene.Exchange(SyntheticSound.Silence(20))));
        held.SetResult();
        await scene.HearWholeLineAsync("Good bye");
        Assert.DoesNotContain("Agent... Still there", scene.Call.Seen);
    }

    [Fact]
    public async Task LineThatIsDictatedDuringOtherWork_LeavesItWork()
    {
        using var scene = new Scene(agent: """
            {
              "name": "Tester",
              "nodes": [
                { "id": "start", "type": "start", "next": "lookup" },
                { "id": "lookup", "type": "function", "url": "https://shop.example/", "next": "end", "failed": "end" },
                { "id": "end", "type": "end" }
              ]
            }
            """);
        scene.Functions.Hang();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("is Thinking");
        scene.Agent.Say("One moment");
        await scene.HearWholeLineAsync("One moment");
        Assert.True(scene.Exchange(SyntheticSound.Silence(20)));
    }
}
