using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

public sealed class FlowAgentWithoutEnginesTests
{
    [Fact]
    public async Task AgentThatCannotHear_SaysSoAndReadsWhatIsTyped()
    {
        using var scene = new Scene(canHear: false);
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Hello you how are you");
        await scene.HearWholeLineAsync("Well or not");
        await scene.HearWholeLineAsync("Please type.");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("fine");
        await scene.Call.SeeAsync("User: fine");
        await scene.HearWholeLineAsync("Good bye");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task AgentThatCannotHear_WaitsLongerForTyping()
    {
        using var scene = new Scene(canHear: false);
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Hello you how are you");
        await scene.HearWholeLineAsync("Well or not");
        await scene.HearWholeLineAsync("Please type.");
        await scene.Call.SeeAsync("is Listening");
        scene.Exchange([SyntheticSound.Silence(5900)]);
        scene.Agent.Read("bananas");
        await scene.HearWholeLineAsync("Pardon me");
        Assert.DoesNotContain("Agent... Still there", scene.Call.Seen);
    }
}
