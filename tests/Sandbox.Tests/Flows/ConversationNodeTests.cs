using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

public sealed class ConversationNodeTests
{
    [Fact]
    public async Task Conversation_StaysUntilABranchMatches()
    {
        using var scene = new Scene(agent: Agent(""" "branches": [ { "phrases": ["well"], "next": "bye" } ] """));
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("How are you");
        for (var i = 0; i < 3; i++)
        {
            await scene.Call.SeeAsync("is Listening");
            scene.Agent.Read("bananas");
            await scene.HearWholeLineAsync("Sorry, I did not understand that.");
        }
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("well");
        await scene.HearWholeLineAsync("Good bye");
        Assert.Equal(["at start", "at talk", "at bye"], scene.Call.Seen.Where(line => line.StartsWith("at ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task LastLineForWordsThatMatchNothing_IsSaidAgainAndAgain()
    {
        using var scene = new Scene(agent: Agent(""" "no_match": { "say": ["Pardon", "Again please"] } """));
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("How are you");
        foreach (var line in new[] { "Pardon", "Again please", "Again please" })
        {
            await scene.Call.SeeAsync("is Listening");
            scene.Agent.Read("bananas");
            await scene.HearWholeLineAsync(line);
        }
    }

    [Fact]
    public async Task NoMatchWithNext_GoesOnWhenItsLinesAreSaid()
    {
        using var scene = new Scene(agent: Agent(""" "no_match": { "say": [], "next": "bye" } """));
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("How are you");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("bananas");
        await scene.HearWholeLineAsync("Good bye");
    }

    [Fact]
    public async Task ConversationThatEndsTheCall_SaysItsLineWholeAndHangsUp()
    {
        using var scene = new Scene(agent: Agent(""" "end_call": true """));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... How are you");
        scene.ReachFirstFrame(SyntheticSound.Voice(20));
        scene.Exchange([SyntheticSound.Voice(400)]);
        await scene.HearRestAsync("How are you");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task ConversationThatTransfers_SaysTheNoticeAndEndsTheWebCall()
    {
        using var scene = new Scene(agent: Agent(""" "transfer": { "say": "Nobody is here" } """));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at talk transfer_ends_web_calls");
        await scene.HearWholeLineAsync("How are you");
        await scene.HearWholeLineAsync("Nobody is here");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task TransferNode_SaysItsNoticeAndEndsTheWebCall()
    {
        using var scene = new Scene(agent: """
            { "name": "T", "nodes": [
                { "id": "start", "type": "start", "say": "Welcome", "next": "person" },
                { "id": "person", "type": "transfer", "say": "Please call {{number | default: \"us\"}}" } ] }
            """);
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Welcome");
        await scene.Call.SeeAsync("at person transfer_ends_web_calls");
        await scene.HearWholeLineAsync("Please call us");
        await scene.Call.SeeAsync("hangs up");
    }

    private static string Agent(string talk) => $$"""
        {
          "name": "Tester",
          "nodes": [
            { "id": "start", "type": "start", "next": "talk" },
            { "id": "talk", "type": "conversation", "say": "How are you", {{talk}} },
            { "id": "bye", "type": "end", "say": "Good bye" }
          ]
        }
        """;
}
