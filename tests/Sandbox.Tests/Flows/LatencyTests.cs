using Sandbox.Agents;
using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

public sealed class LatencyTests
{
    [Fact]
    public async Task Answer_CountsFromTheLastLoudFrameToItsFirstSound()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        // Not before the whole sound is exchanged: the utterance ends within its silence, and the answer would begin there now and then.
        var exchanged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        scene.Recognizer.Ready = exchanged.Task;
        scene.Recognizer.Understand("fine");
        scene.Exchange([SyntheticSound.Silence(200), SyntheticSound.Voice(800), SyntheticSound.Silence(800)]);
        exchanged.SetResult();
        await scene.Call.SeeAsync("Agent... Good bye");
        var firstFrame = await HearAsync(scene, "Good bye");
        var user = scene.Call.Turns.Last(turn => turn.Role == TurnRole.User);
        Assert.Equal(firstFrame - user.End, Final(scene, "Good bye").Latency);
        Assert.InRange(Final(scene, "Good bye").Latency!.Value, TimeSpan.FromMilliseconds(780), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task AnswerToTyping_CountsFromItsArrival()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        var arrival = scene.Call.Elapsed;
        scene.Agent.Read("fine");
        await scene.Call.SeeAsync("Agent... Good bye");
        for (var i = 0; i < 10; i++)
        {
            scene.Call.Advance();
        }
        var firstFrame = await HearAsync(scene, "Good bye");
        Assert.Equal(firstFrame - arrival, Final(scene, "Good bye").Latency);
    }

    [Fact]
    public async Task LinesThatAnswerNothing_HaveNone()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Exchange([SyntheticSound.Silence(2000)]);
        await scene.HearWholeLineAsync("Still there");
        Assert.All(scene.Call.Turns, turn => Assert.Null(turn.Latency));
    }

    [Fact]
    public async Task OnlyTheFirstLineAfterTheCaller_HasOne()
    {
        using var scene = new Scene(agent: """
            { "name": "T", "nodes": [
                { "id": "start", "type": "start", "next": "talk" },
                { "id": "talk", "type": "conversation", "branches": [ { "phrases": ["hello"], "next": "one" } ] },
                { "id": "one", "type": "say", "say": "One", "next": "two" },
                { "id": "two", "type": "end", "say": "Two" } ] }
            """);
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("hello");
        await scene.HearWholeLineAsync("One");
        await scene.HearWholeLineAsync("Two");
        Assert.NotNull(Final(scene, "One").Latency);
        Assert.Null(Final(scene, "Two").Latency);
    }

    [Fact]
    public async Task LineOfATest_IsNoAnswer()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Agent.Say("Wait");
        await scene.HearWholeLineAsync("Wait");
        Assert.Null(Final(scene, "Wait").Latency);
    }

    private static Turn Final(Scene scene, string text) => scene.Call.Turns.Single(turn => turn.IsFinal && turn.Text == text);

    /// <summary>Lets the line be said; the time of its first frame.</summary>
    private static async Task<TimeSpan> HearAsync(Scene scene, string line)
    {
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        var firstFrame = scene.Call.Elapsed;
        await scene.HearRestAsync(line);
        return firstFrame;
    }
}
