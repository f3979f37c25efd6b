namespace Sandbox.Tests.Flows;

public sealed class LanguageModelTests
{
    private const string Flow = """
        {
          "name": "Tester",
          "nodes": [
            { "id": "start", "type": "start", "prompt": "You are {{agent_name}}.", "next": "talk" },
            {
              "id": "talk", "type": "conversation", "prompt": "Talk to {{name}}.", "say": "Hello",
              "branches": [ { "phrases": ["goodbye"], "next": "bye" }, { "phrases": ["prices"], "next": "prices" } ],
              "no_match": { "say": ["Pardon"] }
            },
            { "id": "prices", "type": "conversation", "prompt": "Explain the prices." },
            { "id": "bye", "type": "end", "say": "Good bye" }
          ]
        }
        """;

    [Fact]
    public async Task WordsThatMatchNothing_AreAnsweredFromThePromptAndTheConversation()
    {
        using var scene = await StartAsync();
        scene.Model.Answer("The sun shines.");
        scene.Model.Answer("So do I.");
        scene.Agent.Read("How is the weather?");
        await scene.HearWholeLineAsync("The sun shines.");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("I like that");
        await scene.HearWholeLineAsync("So do I.");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("goodbye");
        await scene.HearWholeLineAsync("Good bye");
        Assert.Equal(
            [
                ["system: You are Tester.\n\nTalk to Ada.", "assistant: Hello", "user: How is the weather?"],
                [
                    "system: You are Tester.\n\nTalk to Ada.", "assistant: Hello", "user: How is the weather?", "assistant: The sun shines.",
                    "user: I like that",
                ],
            ],
            scene.Model.Asked);
    }

    [Fact]
    public async Task ModelThatFails_LeavesTheWordToTheFlow()
    {
        using var scene = await StartAsync();
        scene.Model.Fail();
        scene.Agent.Read("How is the weather?");
        await scene.HearWholeLineAsync("Pardon");
    }

    [Fact]
    public async Task ModelThatSaysNothing_LeavesTheWordToTheFlow()
    {
        using var scene = await StartAsync();
        scene.Model.Answer(" ");
        scene.Agent.Read("How is the weather?");
        await scene.HearWholeLineAsync("Pardon");
    }

    [Fact]
    public async Task NodeWithAPromptAndNoLine_IsOpenedByTheModel()
    {
        using var scene = await StartAsync();
        scene.Model.Answer("It costs nothing.");
        scene.Agent.Read("prices");
        await scene.Call.SeeAsync("at prices");
        await scene.HearWholeLineAsync("It costs nothing.");
        Assert.Equal("system: You are Tester.\n\nExplain the prices.", Assert.Single(scene.Model.Asked)[0]);
    }

    [Fact]
    public async Task CallerWhoGoesOn_IsAnsweredOnceForBoth()
    {
        using var scene = await StartAsync();
        var givenUp = scene.Model.HangAsync();
        scene.Model.Answer("Yes.");
        scene.Agent.Read("Is it warm");
        await scene.Call.SeeAsync("User: Is it warm");
        await scene.Call.SeeAsync("is Thinking");
        scene.Agent.Read("and sunny?");
        await givenUp;
        await scene.HearWholeLineAsync("Yes.");
        Assert.Equal(["user: Is it warm", "user: and sunny?"], scene.Model.Asked.Last()[^2..]);
    }

    [Fact]
    public async Task WordsOfTheModel_AreNoTemplate()
    {
        using var scene = await StartAsync();
        scene.Model.Answer("You are {{name}} {{ or not");
        scene.Agent.Read("Who am I?");
        await scene.HearWholeLineAsync("You are {{name}} {{ or not");
    }

    [Fact]
    public async Task CallThatEnds_GivesUpTheQuestion()
    {
        var scene = await StartAsync();
        var givenUp = scene.Model.HangAsync();
        scene.Agent.Read("Who am I?");
        await scene.Call.SeeAsync("is Thinking");
        scene.Dispose();
        await givenUp;
    }

    private static async Task<Scene> StartAsync()
    {
        var scene = new Scene(variables: """{ "name": "Ada" }""", agent: Flow, hasModel: true);
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Hello");
        await scene.Call.SeeAsync("is Listening");
        return scene;
    }
}
