using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Agents;
using Sandbox.Flows;
using Sandbox.Language;
using Sandbox.Speech;
using Sandbox.Tests.Flows;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Agents;

public sealed class AgentBuilderTests
{
    private const string Nosy = """
        {
          "name": "Nosy", "type": "single_prompt", "prompt": "p", "max_call_duration_sec": 5, "end_call_on_silence_sec": 3, "reminder": { "say": [] },
          "answers": [ { "phrases": ["secret"], "say": "It is ({{secret}}) ({{metadata.secret}}) ({{metadata}}) ({{known}})." } ]
        }
        """;

    [Fact]
    public void Version_HasTheLimitsOfItsDefinition()
    {
        var version = Build(Nosy);
        Assert.Equal(("av_nosy", "Nosy"), (version.Id, version.Name));
        Assert.Equal((5, 3), (version.MaxDuration.TotalSeconds, version.SilenceTimeout?.TotalSeconds));
        Assert.Equal("p", version.Definition?.Prompt?.Prompt);
    }

    [Fact]
    public async Task AgentThatIsAskedForMetadata_DoesNotKnowIt()
    {
        await using var sandbox = await TestSandbox.StartAsync(more: Build(Nosy));
        var call = await CreateAsync(sandbox);
        call.Peer.Connect();
        using var sent = await call.SendAsync("POST", "/messages", """{ "text": "Tell me the secret" }""");
        Assert.True(sent.IsSuccessStatusCode);
        await Eventually.Is(() => Says(call, "It is () () () (yes)."), "the agent answers");
        Assert.False(Says(call, "hush"), "An event holds metadata.");
    }

    [Fact]
    public async Task LanguageModelThatIsSet_AnswersAndIsNotToldTheMetadata()
    {
        await using var server = await FakeEngineServer.StartAsync();
        server.Answer("I know nothing.");
        using var engines = new SpeechEngines(null, new FakeSynthesizer(), []) { Language = new ChatModel(server.Options(), new FakeTime()) };
        var version = Build(
            """{ "name": "N", "type": "single_prompt", "prompt": "{{known}} {{secret}} {{metadata.secret}}", "welcome_message": "Hi" }""", engines);
        await using var sandbox = await TestSandbox.StartAsync(more: version);
        var call = await CreateAsync(sandbox);
        call.Peer.Connect();
        using var sent = await call.SendAsync("POST", "/messages", """{ "text": "Tell me the secret" }""");
        Assert.True(sent.IsSuccessStatusCode);
        await Eventually.Is(() => Says(call, "I know nothing."), "the model answers");
        var chat = Assert.Single(server.Chats);
        Assert.Contains("yes", chat, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", chat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallerWhoSaysNothing_EndsTheCallAfterTheSilenceOfTheDefinition()
    {
        await using var sandbox = await TestSandbox.StartAsync(more: Build(Nosy));
        var call = await CreateAsync(sandbox);
        call.Peer.Connect();
        sandbox.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(Says(call, "silence_timeout"));
        sandbox.Time.Advance(TimeSpan.FromSeconds(0.2));
        await Eventually.Is(() => Says(call, "silence_timeout"), "the call ends");
    }

    [Fact]
    public async Task CallThatIsNotSilent_EndsAfterTheDurationOfTheDefinition()
    {
        await using var sandbox = await TestSandbox.StartAsync(more: Build(Nosy.Replace("\"end_call_on_silence_sec\": 3", "\"end_call_on_silence_sec\": 30", StringComparison.Ordinal)));
        var call = await CreateAsync(sandbox);
        call.Peer.Connect();
        sandbox.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(Says(call, "max_duration_reached"));
        sandbox.Time.Advance(TimeSpan.FromSeconds(0.2));
        await Eventually.Is(() => Says(call, "max_duration_reached"), "the call ends");
    }

    private static AgentVersion Build(string agent, SpeechEngines? engines = null)
    {
        var (definition, problems) = AgentDefinition.Read(agent, isScripted: true);
        Assert.Empty(problems);
        engines ??= new SpeechEngines(null, new FakeSynthesizer(), []);
        return new AgentBuilder(engines, NullLoggerFactory.Instance, FunctionCaller.CreateClient(new FakeFunctions())).Build("av_nosy", definition!);
    }

    private static async Task<TestCall> CreateAsync(TestSandbox sandbox)
    {
        var request = TestSandbox.Request("POST", "/v1/web-calls", TestSandbox.Publishable);
        request.Content = TestSandbox.Body(
            $$"""
            {
              "agent_version_id": "av_nosy", "offer": "{{TestSandbox.NewOffer().ReplaceLineEndings("\\r\\n")}}",
              "variables": { "known": "yes" }, "metadata": { "secret": "hush" }
            }
            """,
            "application/json");
        using var response = await sandbox.SendAsync(request);
        return await TestCall.FromAsync(sandbox, response);
    }

    private static bool Says(TestCall call, string text) =>
        call.Server.Events.Read(0).Events.Any(item => item.Data.Contains(text, StringComparison.Ordinal));
}
