using Sandbox.Agents;
using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

public sealed class FlowAgentTests
{
    private static readonly short[][] Sentence = [SyntheticSound.Silence(200), SyntheticSound.Voice(800), SyntheticSound.Silence(800)];

    [Fact]
    public async Task CallerWhoAnswers_IsLedThroughTheFlowToTheEnd()
    {
        using var scene = new Scene(variables: """{ "name": "Ada" }""");
        scene.Recognizer.Understand("I am well.");
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Hello Ada how are you");
        await scene.HearWholeLineAsync("Well or not");
        await scene.Call.SeeAsync("is Listening");
        scene.Exchange(Sentence);
        await scene.HearWholeLineAsync("Good bye");
        await scene.Call.SeeAsync("hangs up");
        Assert.Equal(
            [
                "at start", "at greet", "is Speaking", "Agent... Hello Ada how are you", "Agent: Hello Ada how are you",
                "at more", "Agent... Well or not", "Agent: Well or not",
                "at ask", "is Listening", "is Thinking", "User: I am well.",
                "at text skipped sms_not_sent_on_web_calls",
                "at bye", "is Speaking", "Agent... Good bye", "Agent: Good bye", "hangs up",
            ],
            scene.Call.Seen);
    }

    [Fact]
    public async Task Turns_TellWhenTheWordsWereSaid()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        var listeningSince = scene.Call.Elapsed;
        scene.Recognizer.Understand("fine");
        scene.Exchange(Sentence);
        await scene.Call.SeeAsync("User: fine");
        var first = scene.Call.Turns.First(turn => turn.IsFinal);
        var user = scene.Call.Turns.Single(turn => turn.Role == TurnRole.User);
        var lineFrames = 5 * FakeSynthesizer.FramesPerWord;
        Assert.InRange(first.End - first.Start, lineFrames * AudioFormat.FrameDuration, (lineFrames + 2) * AudioFormat.FrameDuration);
        Assert.InRange((user.Start - listeningSince).TotalMilliseconds, 200, 280);
        Assert.InRange((user.End - listeningSince).TotalMilliseconds, 900, 1000);
    }

    [Fact]
    public async Task CallerWhoSaysNothing_IsRemindedThenTheAgentHangsUp()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Exchange([SyntheticSound.Silence(2000)]);
        await scene.HearWholeLineAsync("Still there");
        await scene.Call.SeeAsync("is Listening");
        scene.Exchange([SyntheticSound.Silence(2000)]);
        await scene.HearWholeLineAsync("Good bye");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task CallerWhoSpeaks_ResetsTheSilence()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Recognizer.Understand("");
        scene.Exchange([SyntheticSound.Silence(1900), SyntheticSound.Voice(400), SyntheticSound.Silence(800)]);
        await scene.Call.SeeAsync("is Thinking");
        await scene.Call.SeeAsync("is Listening");
        scene.Recognizer.Understand("fine");
        scene.Exchange(Sentence);
        await scene.Call.SeeAsync("User: fine");
        Assert.DoesNotContain("Agent... Still there", scene.Call.Seen);
    }

    [Fact]
    public async Task WordsThatMatchNothing_AreAskedForOnceMoreThenTheFlowGoesOn()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Recognizer.Understand("bananas", "oranges");
        scene.Exchange(Sentence);
        await scene.HearWholeLineAsync("Pardon me");
        await scene.Call.SeeAsync("is Listening");
        scene.Exchange(Sentence);
        await scene.Call.SeeAsync("User: oranges");
        await scene.HearWholeLineAsync("Good bye");
    }

    [Fact]
    public async Task RecognizerThatFails_IsLikeNotUnderstood()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Exchange(Sentence);
        await scene.Call.SeeAsync("is Thinking");
        await scene.Call.SeeAsync("is Listening");
        scene.Recognizer.Understand("fine");
        scene.Exchange(Sentence);
        await scene.Call.SeeAsync("User: fine");
    }

    [Fact]
    public async Task LongUtterance_IsShownWhileItIsSaid()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Recognizer.Understand("I am", "I am fine");
        scene.Exchange([SyntheticSound.Voice(1100)]);
        await scene.Call.SeeAsync("User... I am");
        scene.Exchange([SyntheticSound.Voice(400), SyntheticSound.Silence(800)]);
        await scene.Call.SeeAsync("User: I am fine");
        Assert.Single(scene.Call.Turns.Where(turn => turn.Role == TurnRole.User).Select(turn => turn.TurnId).Distinct());
    }

    [Fact]
    public async Task LineThatCannotBeSpoken_IsReplacedByItsFallback()
    {
        using var scene = new Scene(variables: """{ "name": "Ada" }""");
        scene.Synthesizer.Unspeakable.Add("Hello Ada how are you");
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Hello how are you");
    }

    [Fact]
    public async Task LineWithoutAnySound_IsShownForAsLongAsSayingItTakes()
    {
        using var scene = new Scene(agent: """
            { "name": "T", "nodes": [
                { "id": "start", "type": "start", "next": "bye" },
                { "id": "bye", "type": "end", "say": "Good bye" } ] }
            """);
        scene.Synthesizer.Unspeakable.Add("Good bye");
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Good bye");
        var silence = SyntheticSound.Silence(20);
        Assert.True(SpinWait.SpinUntil(() => scene.Exchange(silence), TimeSpan.FromSeconds(20)), "The line did not begin.");
        var frames = 1;
        while (scene.Exchange(silence))
        {
            frames++;
        }
        Assert.Equal("Good bye".Length * 60 / 20, frames);
        await scene.Call.SeeAsync("Agent: Good bye");
    }

    [Fact]
    public async Task CallThatIsOver_EndsTheConversation()
    {
        var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Dispose();
        scene.Agent.Read("well");
        Assert.DoesNotContain("hangs up", scene.Call.Seen);
    }
}
