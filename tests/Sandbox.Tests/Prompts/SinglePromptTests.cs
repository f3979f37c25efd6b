using Sandbox.Tests.Flows;

namespace Sandbox.Tests.Prompts;

public sealed class SinglePromptTests
{
    private const string Agent = """
        {
          "name": "Shop", "type": "single_prompt", "prompt": "You sell lamps to {{name}}.", "welcome_message": "Hello {{name}}",
          "answers": [
            { "phrases": ["price", "cost"], "say": "Ten euros" },
            { "phrases": ["goodbye"], "say": "Bye {{name}}", "end": true }
          ]
        }
        """;

    [Fact]
    public async Task WithoutALanguageModel_ItAnswersByItsPhrases()
    {
        using var scene = Start(Agent);
        await scene.HearWholeLineAsync("Hello Ada");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("What does it cost?");
        await scene.HearWholeLineAsync("Ten euros");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("bananas");
        await scene.HearWholeLineAsync("Sorry, I did not understand that.");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("price");
        await scene.HearWholeLineAsync("Ten euros");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("goodbye");
        await scene.HearWholeLineAsync("Bye Ada");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task WithALanguageModel_ItAnswersFreelyAndStillEndsTheCall()
    {
        using var scene = Start(Agent, hasModel: true);
        await scene.HearWholeLineAsync("Hello Ada");
        await scene.Call.SeeAsync("is Listening");
        scene.Model.Answer("Not much.");
        scene.Agent.Read("What does it cost?");
        await scene.HearWholeLineAsync("Not much.");
        Assert.Equal(
            ["system: You sell lamps to Ada.", "assistant: Hello Ada", "user: What does it cost?"], Assert.Single(scene.Model.Asked));
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("goodbye");
        await scene.HearWholeLineAsync("Bye Ada");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task WithoutAWelcome_TheModelOpens()
    {
        using var scene = new Scene(agent: """{ "name": "Shop", "type": "single_prompt", "prompt": "Sell lamps." }""", hasModel: true);
        scene.Model.Answer("Lamps!");
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Lamps!");
        Assert.Equal(["system: Sell lamps."], Assert.Single(scene.Model.Asked));
    }

    [Fact]
    public async Task WithoutAWelcomeOrAModel_ItListens()
    {
        using var scene = Start("""{ "name": "Shop", "type": "single_prompt", "prompt": "Sell lamps." }""");
        await scene.Call.SeeAsync("is Listening");
        Assert.Equal(["at start", "at prompt", "is Listening"], scene.Call.Seen);
    }

    private static Scene Start(string agent, bool hasModel = false)
    {
        var scene = new Scene(variables: """{ "name": "Ada" }""", agent: agent, hasModel: hasModel);
        scene.Agent.Start(scene.Call);
        return scene;
    }
}
