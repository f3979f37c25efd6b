using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Sandbox.Agents;
using Sandbox.Analysis;
using Sandbox.Language;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Analysis;

public sealed class AnalystTests
{
    private static readonly AgentDefinition Agent = Define("""
        [
          { "field_name": "guests", "field_type": "number", "field_description": "How many guests has {{customer}}, agent {{agent_name}}?" },
          { "field_name": "vip", "field_type": "boolean", "field_description": "Is it a VIP?" },
          { "field_name": "topic", "field_type": "enum", "field_description": "About what?", "options": ["table", "delivery"] },
          { "field_name": "wish", "field_type": "string", "field_description": "What do they wish?" }
        ]
        """);

    private static readonly FinishedCall Call = Talk.Finished(
        Talk.Of("A: How many guests?", "U: four, thanks"), """{"customer":"Ada"}""", "start");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutAModel_RulesFindWhatTheyCan()
    {
        var result = await new Analyst(null, new Lines()).AnalyseAsync(Call, Agent, Cancellation);
        Assert.Equal("""{"guests":4,"vip":null,"topic":null,"wish":null}""", result.Values!.ToJsonString());
        Assert.Equal("positive", result.Sentiment);
        Assert.Contains("four, thanks", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VersionWithoutFields_HasASummaryAndAMood()
    {
        var result = await new Analyst(null, new Lines()).AnalyseAsync(Call, agent: null, Cancellation);
        Assert.Equal(("{}", "positive"), (result.Values!.ToJsonString(), result.Sentiment));
    }

    [Fact]
    public async Task Model_IsAskedForTheFieldsAndNotToldTheMetadata()
    {
        await using var server = await FakeEngineServer.StartAsync();
        var lines = new Lines();
        var result = await AskAsync(
            server,
            lines,
            "Here it is:\n```json\n"
            + """{"fields":{"guests":5,"vip":true,"topic":"Table","wish":" window "},"summary":"Ada books.","sentiment":"Neutral"}"""
            + "\n```");
        Assert.Equal("""{"guests":5,"vip":true,"topic":"table","wish":"window"}""", result.Values!.ToJsonString());
        Assert.Equal(("Ada books.", "neutral"), (result.Summary, result.Sentiment));
        Assert.Empty(lines);

        var chat = JsonNode.Parse(Assert.Single(server.Chats))!.AsArray();
        var asked = JsonNode.Parse((string)chat[1]!["content"]!)!;
        Assert.Equal("Agent: How many guests?\nUser: four, thanks", (string?)asked["transcript"]);
        Assert.Equal(
            """{"field_name":"guests","field_type":"number","field_description":"How many guests has Ada, agent Booker?"}""",
            asked["fields"]![0]!.ToJsonString());
        Assert.Equal("""["table","delivery"]""", asked["fields"]![2]!["options"]!.ToJsonString());
        Assert.DoesNotContain("hidden", chat.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"fields":{"guests":"five","vip":true,"topic":"table","wish":"w"},"summary":"s","sentiment":"neutral"}""", "guests")]
    [InlineData("""{"fields":{"guests":4,"vip":"yes","topic":"table","wish":"w"},"summary":"s","sentiment":"neutral"}""", "vip")]
    [InlineData("""{"fields":{"guests":4,"vip":true,"topic":"weather","wish":"w"},"summary":"s","sentiment":"neutral"}""", "topic")]
    [InlineData("""{"fields":{"guests":4,"vip":true,"topic":"table","wish":["w"]},"summary":"s","sentiment":"neutral"}""", "wish")]
    [InlineData("""{"fields":{"guests":4,"vip":true,"topic":"table","wish":"\ud800"},"summary":"s","sentiment":"neutral"}""", "wish")]
    [InlineData("""{"fields":{"guests":4,"vip":true,"topic":"table"},"summary":"s","sentiment":"neutral"}""", "wish")]
    [InlineData("""{"fields":{"guests":4,"vip":true,"topic":"table","wish":"w"},"summary":7,"sentiment":"neutral"}""", "summary")]
    [InlineData("""{"fields":{"guests":4,"vip":true,"topic":"table","wish":"w"},"summary":"s","sentiment":"fine"}""", "sentiment")]
    [InlineData("""{"summary":"s","sentiment":"neutral"}""", "guests, vip, topic, wish")]
    [InlineData("""{"fields":4,"summary":"s","sentiment":"neutral"}""", "guests, vip, topic, wish")]
    [InlineData("""{"fields":{"guests":4},"fields":{},"summary":"s"}""", "everything")]
    [InlineData("""[1]""", "everything")]
    [InlineData("""I am sorry {""", "everything")]
    [InlineData("""} {""", "everything")]
    public async Task AnswerThatCannotBeUsed_IsReplacedByRulesAndLogged(string answer, string parts)
    {
        await using var server = await FakeEngineServer.StartAsync();
        var lines = new Lines();
        var result = await AskAsync(server, lines, answer);
        Assert.Equal($"call_1: what the language model answered for {parts} cannot be used; rules take its place", Assert.Single(lines));
        Assert.Equal("4", result.Values!["guests"]!.ToJsonString());
        Assert.Contains(result.Sentiment, Sentiment.All);
        Assert.NotEmpty(result.Summary!);
    }

    [Fact]
    public async Task FieldThatTheModelDoesNotKnow_IsNull()
    {
        await using var server = await FakeEngineServer.StartAsync();
        var lines = new Lines();
        var result = await AskAsync(
            server, lines, """{"fields":{"guests":null,"vip":null,"topic":null,"wish":null},"summary":"s","sentiment":"unknown"}""");
        Assert.Null(result.Values!["guests"]);
        Assert.Empty(lines);
    }

    [Fact]
    public async Task ModelThatFails_IsReplacedByRules()
    {
        await using var server = await FakeEngineServer.StartAsync();
        server.Misbehaviour = Misbehaviour.Body("{}");
        var lines = new Lines();
        using var model = new ChatModel(server.Options(), new FakeTime());
        var result = await new Analyst(model, lines).AnalyseAsync(Call, Agent, Cancellation);
        Assert.Equal("4", result.Values!["guests"]!.ToJsonString());
        Assert.Equal("call_1: the language model did not analyse it; rules take its place", Assert.Single(lines));
    }

    [Fact]
    public async Task CallInWhichNobodySpoke_IsNotShownToTheModel()
    {
        await using var server = await FakeEngineServer.StartAsync();
        using var model = new ChatModel(server.Options(), new FakeTime());
        var result = await new Analyst(model, new Lines()).AnalyseAsync(Talk.Finished(Talk.Of()), Agent, Cancellation);
        Assert.Equal("unknown", result.Sentiment);
        Assert.Empty(server.Chats);
    }

    private static async Task<AnalysisResult> AskAsync(FakeEngineServer server, Lines lines, string answer)
    {
        server.Answer(answer);
        using var model = new ChatModel(server.Options(), new FakeTime());
        return await new Analyst(model, lines).AnalyseAsync(Call, Agent, Cancellation);
    }

    private static AgentDefinition Define(string fields)
    {
        var json = """{ "name": "Booker", "type": "single_prompt", "prompt": "p", "post_call_analysis": """ + fields + "}";
        var (definition, problems) = AgentDefinition.Read(json, isScripted: true);
        Assert.Empty(problems);
        return definition!;
    }

    /// <summary>What was logged.</summary>
    private sealed class Lines : List<string>, ILogger<Analyst>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
