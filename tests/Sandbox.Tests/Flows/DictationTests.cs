using Sandbox.Agents;
using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

/// <summary>What a test that controls a call makes the agent say and hear.</summary>
public sealed class DictationTests
{
    [Fact]
    public async Task LineGivenWhileTheAgentListens_IsSaidAndItListensOn()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Agent.Say("Please hold {{name}} {{");
        await scene.HearWholeLineAsync("Please hold {{name}} {{");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("fine");
        await scene.HearWholeLineAsync("Good bye");
    }

    [Fact]
    public async Task LineGivenWhileTheAgentSpeaks_InterruptsItAndTheFlowGoesOn()
    {
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        scene.Exchange([SyntheticSound.Silence(20 * 24)]);
        scene.Agent.Say("One moment");
        await scene.Call.SeeAsync("Agent: Hello you");
        await scene.HearWholeLineAsync("One moment");
        await scene.HearWholeLineAsync("Well or not");
        Assert.Equal(3, scene.Call.Turns.Where(turn => turn.Role == TurnRole.Agent).Select(turn => turn.TurnId).Distinct().Count());
    }

    [Fact]
    public async Task LastWords_AreInterruptedTooAndTheCallEndsAfterTheGivenLine()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Agent.Read("fine");
        await scene.Call.SeeAsync("Agent... Good bye");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        scene.Agent.Say("No wait");
        await scene.Call.SeeAsync("Agent:");
        await scene.HearWholeLineAsync("No wait");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task SeveralLines_EndEachOther()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Agent.Say("One");
        scene.Agent.Say("Two");
        await scene.Call.SeeAsync("Agent... One");
        await scene.Call.SeeAsync("Agent:");
        await scene.HearWholeLineAsync("Two");
    }

    [Fact]
    public async Task GivenWords_AreAFinalTurnOfTheUserAndTheAgentReacts()
    {
        using var scene = new Scene();
        await scene.ReachListeningAsync();
        scene.Agent.HearWords(" fine ");
        await scene.Call.SeeAsync("User: fine");
        await scene.HearWholeLineAsync("Good bye");
        var turn = scene.Call.Turns.Single(turn => turn.Role == TurnRole.User);
        Assert.Equal(("heard_1", true), (turn.TurnId, turn.IsFinal));
    }

    [Fact]
    public async Task GivenWords_InterruptTheAgentAsATypingVisitorDoes()
    {
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        scene.Agent.HearWords("well");
        await scene.HearWholeLineAsync("Good bye");
    }

    [Fact]
    public async Task CallerWhoseWordsWereGiven_IsNotTakenForTyping()
    {
        using var scene = new Scene(canHear: false);
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Hello you how are you");
        await scene.HearWholeLineAsync("Well or not");
        await scene.HearWholeLineAsync("Please type.");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.HearWords("bananas");
        await scene.HearWholeLineAsync("Pardon me");
        await scene.Call.SeeAsync("is Listening");
        // Two seconds, and not three times as long.
        scene.Exchange([SyntheticSound.Silence(2000)]);
        await scene.HearWholeLineAsync("Still there");
    }
}
