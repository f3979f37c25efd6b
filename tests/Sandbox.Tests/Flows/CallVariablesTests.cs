namespace Sandbox.Tests.Flows;

public sealed class CallVariablesTests
{
    [Theory]
    [InlineData("{{saved}}", "from the agent")]
    [InlineData("{{both}}", "from the call")]
    [InlineData("{{own}}", "from the call")]
    [InlineData("{{deep.saved}}", "")] // A value of the call replaces the whole default.
    [InlineData("{{deep.own}}", "2")]
    [InlineData("{{list[1].name | upcase}}", "ADA")]
    [InlineData("{{missing.path[3]}}", "")]
    [InlineData("{{missing | default: \"none\"}}", "none")]
    [InlineData("{{call_id}}", "call_1")]
    [InlineData("{{agent_id}}", "agent_test")]
    [InlineData("{{agent_name}}", "Tester")]
    [InlineData("{{caller_number}}", "")]
    [InlineData("{{metadata}}", "")]
    public async Task Variable_HasTheValueOfTheStrongestSource(string text, string value)
    {
        var agent = $$"""
            {
              "name": "Tester", "variables": { "saved": "from the agent", "both": "from the agent", "deep": { "saved": 1 } },
              "nodes": [ { "id": "start", "type": "start", "say": {{System.Text.Json.JsonSerializer.Serialize($"({text})")}}, "next": "end" }, { "id": "end", "type": "end" } ]
            }
            """;
        const string Variables = """
            {
              "both": "from the call", "own": "from the call", "deep": { "own": 2 }, "list": [ {}, { "name": "Ada" } ],
              "call_id": "forged", "agent_id": "forged", "agent_name": "forged", "caller_number": "forged"
            }
            """;
        using var scene = new Scene(agent: agent, variables: Variables);
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync($"({value})");
    }
}
