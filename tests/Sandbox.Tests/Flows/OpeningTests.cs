using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

public sealed class OpeningTests
{
    [Fact]
    public async Task Pause_ComesBeforeTheFirstLineAndIsNoSilence()
    {
        using var scene = Start(""" "pause_before_speaking_sec": 2 """);
        await scene.Call.SeeAsync("is Thinking");
        scene.Call.Clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.True(scene.Exchange(SyntheticSound.Silence(20)), "The call's silence limit does not run.");
        Assert.DoesNotContain("Agent... Hello", scene.Call.Seen);
        scene.Call.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await scene.HearWholeLineAsync("Hello");
    }

    [Fact]
    public async Task CallerWhoOpens_IsHeardByTheFirstListeningNode_AndNotWelcomed()
    {
        using var scene = Start(""" "conversation_start_type": "user" """);
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.HearWords("I want to say goodbye");
        await scene.HearWholeLineAsync("Good bye");
        Assert.DoesNotContain("Agent... Hello", scene.Call.Seen);
    }

    [Fact]
    public async Task CallerWhoOpensAndIsNotUnderstood_IsAskedAgain()
    {
        using var scene = Start(""" "conversation_start_type": "user" """);
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.HearWords("bananas");
        await scene.HearWholeLineAsync("Sorry, I did not understand that.");
    }

    [Fact]
    public async Task ModelThatOpens_SaysItsOwnWelcome()
    {
        using var scene = Start(""" "conversation_start_type": "agent_dynamic" """, answer: "Good morning.");
        await scene.HearWholeLineAsync("Good morning.");
        await scene.Call.SeeAsync("is Listening");
        Assert.DoesNotContain("Agent... Hello", scene.Call.Seen);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData(null)]
    public async Task NothingFromAModel_IsTheWelcome(string? answer)
    {
        using var scene = Start(""" "conversation_start_type": "agent_dynamic" """, answer);
        await scene.HearWholeLineAsync("Hello");
    }

    private static Scene Start(string opening, string? answer = null)
    {
        var scene = new Scene(hasModel: answer is not null, agent: $$"""
            {
              "name": "Tester", {{opening}},
              "nodes": [
                { "id": "start", "type": "start", "say": "Hello", "next": "talk" },
                { "id": "talk", "type": "conversation", "prompt": "Be kind.", "branches": [ { "phrases": ["goodbye"], "next": "bye" } ] },
                { "id": "bye", "type": "end", "say": "Good bye" }
              ]
            }
            """);
        if (answer is not null)
        {
            scene.Model.Answer(answer);
        }
        scene.Agent.Start(scene.Call);
        return scene;
    }
}
