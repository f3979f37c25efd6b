using Sandbox.Agents;
using Sandbox.Analysis;

namespace Sandbox.Tests.Agents;

public sealed class AgentDefinitionTests
{
    private const string Prompt = """ "name": "T", "type": "single_prompt", "prompt": "Be kind." """;

    [Fact]
    public void AgentWithNothingElse_HasTheDocumentedDefaults()
    {
        var (agent, problems) = Read(Prompt);
        Assert.Empty(problems);
        Assert.Equal((600, 15), (agent!.MaxCallDuration.TotalSeconds, agent.EndCallOnSilence.TotalSeconds));
        Assert.Equal(9, agent.Reminder.Interval.TotalSeconds);
        Assert.Equal(["Are you still there?"], agent.Reminder.Say.Select(line => line.Text));
        Assert.Equal(Opening.Default, agent.Opening);
        Assert.Empty(agent.Variables);
        Assert.Empty(agent.PostCallAnalysis);
    }

    [Fact]
    public void AgentWithoutAType_IsAFlow() => Assert.NotNull(
        Read(""" "name": "T", "nodes": [ { "id": "s", "type": "start", "next": "e" }, { "id": "e", "type": "end" } ] """).Agent!.Flow);

    [Theory]
    [InlineData("max_call_duration_sec", 60, false)]
    [InlineData("max_call_duration_sec", 5400, false)]
    [InlineData("max_call_duration_sec", 1, true)]
    [InlineData("end_call_on_silence_sec", 15, false)]
    [InlineData("end_call_on_silence_sec", 30, false)]
    [InlineData("end_call_on_silence_sec", 1, true)]
    [InlineData("end_call_on_silence_sec", 5400, true)]
    public void DurationInRange_IsTaken(string name, int seconds, bool isScripted) =>
        Assert.Empty(Read($"""{Prompt}, "{name}": {seconds} """, isScripted).Problems);

    [Theory]
    [InlineData("max_call_duration_sec", 59, false, "60 to 5400")]
    [InlineData("max_call_duration_sec", 5401, false, "60 to 5400")]
    [InlineData("max_call_duration_sec", 0, true, "1 to 5400")]
    [InlineData("end_call_on_silence_sec", 14, false, "15 to 30")]
    [InlineData("end_call_on_silence_sec", 31, false, "15 to 30")]
    [InlineData("end_call_on_silence_sec", 0, true, "1 to 5400")]
    public void DurationOutOfRange_IsNamedWithTheRange(string name, int seconds, bool isScripted, string range) =>
        Assert.Equal($"{name} is {seconds}. Choose from {range}.", Assert.Single(Read($"""{Prompt}, "{name}": {seconds} """, isScripted).Problems));

    [Theory]
    [InlineData(""" "type": "single_prompt", "prompt": "a" """, "the agent: ")]
    [InlineData(""" "name": " ", "type": "single_prompt", "prompt": "a" """, "name: is empty")]
    [InlineData(""" "name": "T", "type": "speech_to_speech" """, "the agent: ")]
    [InlineData(""" "name": "T", "type": "single_prompt" """, "the agent: ")]
    [InlineData(""" "name": "T", "type": "flow", "nodes": [], "prompt": "a" """, "the agent: ")]
    [InlineData(Prompt + """, "color": 1 """, "the agent: ")]
    [InlineData(Prompt + """, "name": "U" """, "the agent: ")]
    [InlineData(Prompt + """, "reminder": { "interval_sec": 0 } """, "reminder: interval_sec is 0. Choose from 1 to 60.")]
    [InlineData(Prompt + """, "pause_before_speaking_sec": 11 """, "pause_before_speaking_sec is 11. Choose from 0 to 10.")]
    [InlineData(Prompt + """, "conversation_start_type": "nobody" """, "the agent: ")]
    [InlineData(Prompt + """, "reminder": { "say": ["{{a"] } """, "reminder: a '{{' has no '}}'")]
    [InlineData(Prompt + """, "cannot_hear": "" """, "cannot_hear: says nothing")]
    [InlineData(Prompt + """, "welcome_message": "{{a" """, "welcome_message: a '{{'")]
    [InlineData(Prompt + """, "answers": [ null ] """, "the agent: It holds a null")]
    [InlineData(Prompt + """, "answers": [ { "phrases": ["..."], "say": "a" } ] """, "answer number 1: it has no phrases")]
    [InlineData(Prompt + """, "answers": [ { "phrases": ["a"], "say": "" } ] """, "answer number 1: says nothing")]
    [InlineData(Prompt + """, "variables": { "call_id": "x" } """, "variables: 'call_id' is built in")]
    [InlineData(Prompt + """, "variables": { "a b": "x" } """, "variables: 'a b' is no name")]
    [InlineData(""" "name": "T", "type": "single_prompt", "prompt": " " """, "prompt: says nothing")]
    [InlineData(""" "name": "T", "type": "single_prompt", "prompt": "{{a" """, "prompt: a '{{'")]
    public void BrokenAgent_SaysWhere(string properties, string problem)
    {
        var (agent, problems) = Read(properties);
        Assert.Null(agent);
        Assert.Contains(problems, found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void SeveralProblems_AreAllReported() => Assert.Equal(
        ["max_call_duration_sec", "end_call_on_silence_sec", "variables", "answer number 1", "field 'a b'"],
        Read(Prompt + """
            , "max_call_duration_sec": 1, "end_call_on_silence_sec": 1, "variables": { "agent_id": 1 }, "answers": [ { "phrases": [], "say": "a" } ],
            "post_call_analysis": [ { "field_name": "a b", "field_type": "string", "field_description": "d" } ]
            """).Problems.Select(problem => problem.Split(':', ' ')[0] switch
            {
                "answer" => "answer number 1",
                "field" => "field 'a b'",
                var name => name,
            }));

    [Fact]
    public void AnalysisFields_AreRead()
    {
        var (agent, problems) = Read(Prompt + """
            , "post_call_analysis": [
                { "field_name": "order", "field_type": "string", "field_description": "d", "display_name": "Order", "rule": { "pattern": "order (\\w+)" } },
                { "field_name": "count", "field_type": "number", "field_description": "d" },
                { "field_name": "happy", "field_type": "boolean", "field_description": "d", "rule": { "phrases": { "true": ["great"], "false": ["bad"] } } },
                { "field_name": "topic", "field_type": "enum", "field_description": "d", "options": ["a", "b"], "rule": { "phrases": { "a": ["aa"] } } }
            ]
            """);
        Assert.Empty(problems);
        Assert.Equal(
            [AnalysisFieldType.String, AnalysisFieldType.Number, AnalysisFieldType.Boolean, AnalysisFieldType.Enum],
            agent!.PostCallAnalysis.Select(field => field.FieldType));
        Assert.Equal("A12", agent.PostCallAnalysis[0].Rule!.CreateRegex().Match("My ORDER A12.").Groups[1].Value);
        Assert.Equal(["bad"], agent.PostCallAnalysis[2].Rule!.Phrases!["false"]);
    }

    [Theory]
    [InlineData(""" "field_type": "string" """, "field 'x': ")]
    [InlineData(""" "field_type": "date", "field_description": "d" """, "field 'x': ")]
    [InlineData(""" "field_type": 1, "field_description": "d" """, "field 'x': ")]
    [InlineData(""" "field_type": "string", "field_description": " " """, "field 'x': field_description is empty")]
    [InlineData(""" "field_type": "string", "field_description": "{{a" """, "field 'x': field_description: a '{{'")]
    [InlineData(""" "field_type": "string", "field_description": "d", "options": ["a"] """, "field 'x': only an enum has options")]
    [InlineData(""" "field_type": "enum", "field_description": "d" """, "field 'x': an enum needs options")]
    [InlineData(""" "field_type": "enum", "field_description": "d", "options": ["a", "a"] """, "field 'x': an enum needs options")]
    [InlineData(""" "field_type": "string", "field_description": "d", "rule": {} """, "field 'x': a rule has either")]
    [InlineData(""" "field_type": "string", "field_description": "d", "rule": { "pattern": "(a)", "phrases": {} } """, "field 'x': a rule has either")]
    [InlineData(""" "field_type": "string", "field_description": "d", "rule": { "pattern": "(a" } """, "field 'x': the pattern '(a' cannot be used")]
    [InlineData(""" "field_type": "string", "field_description": "d", "rule": { "pattern": "(a)\\1" } """, "field 'x': the pattern '(a)\\1' cannot be used")]
    [InlineData(""" "field_type": "string", "field_description": "d", "rule": { "pattern": "a" } """, "field 'x': the pattern 'a' has 0 groups")]
    [InlineData(""" "field_type": "number", "field_description": "d", "rule": { "pattern": "(a)(b)" } """, "field 'x': the pattern '(a)(b)' has 2 groups")]
    [InlineData(""" "field_type": "boolean", "field_description": "d", "rule": { "pattern": "(a)" } """, "field 'x': a boolean has no pattern")]
    [InlineData(""" "field_type": "number", "field_description": "d", "rule": { "phrases": { "1": ["a"] } } """, "field 'x': only an enum and a boolean")]
    [InlineData(""" "field_type": "boolean", "field_description": "d", "rule": { "phrases": { "yes": ["a"] } } """, "field 'x': there are phrases for 'yes'. Choose from true, false.")]
    [InlineData(""" "field_type": "boolean", "field_description": "d", "rule": { "phrases": { "true": [] } } """, "field 'x': 'true' has no phrases")]
    [InlineData(""" "field_type": "boolean", "field_description": "d" }, { "field_name": "x", "field_type": "string", "field_description": "d" """, "field 'x': 2 fields have this name")]
    public void BrokenField_SaysWhere(string field, string problem)
    {
        var (agent, problems) = Read($$"""{{Prompt}}, "post_call_analysis": [ { "field_name": "x", {{field}} } ] """);
        Assert.Null(agent);
        Assert.Contains(problems, found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    private static (AgentDefinition? Agent, IReadOnlyList<string> Problems) Read(string properties, bool isScripted = false) =>
        AgentDefinition.Read($"{{ {properties} }}", isScripted);
}
