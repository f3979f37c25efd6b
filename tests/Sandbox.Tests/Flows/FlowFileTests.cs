using Sandbox.Agents;
using Sandbox.Flows;

namespace Sandbox.Tests.Flows;

public sealed class FlowFileTests
{
    private const string Start = """{ "id": "start", "type": "start", "next": "end" }""";
    private const string Call = """{ "id": "x", "type": "function", "next": "end", "failed": "end", """;
    private const string End = """{ "id": "end", "type": "end" }""";
    private const string Rest = """ "no_match": { "next": "end" }, "silence": { "next": "end" } """;

    [Fact]
    public void SmallestFlow_IsRead()
    {
        var (flow, problems) = Read(Of(Start, End));
        Assert.Empty(problems);
        Assert.Equal("end", flow!.Flow!.Start.Next);
    }

    [Fact]
    public void EditedByHand_CommentsAndTrailingCommasAreFine()
    {
        var (flow, _) = Read("""{ "name": "T", /* mine */ "nodes": [ { "id": "start", "next": "end", "type": "start" }, { "id": "end", "type": "end", }, ], }""");
        Assert.NotNull(flow);
    }

    [Theory]
    [InlineData(End, "it has 0 start nodes and needs exactly one")]
    [InlineData(Start + "," + Start + "," + End, "it has 2 start nodes")]
    [InlineData(Start + "," + End + "," + End, "node 'end': 2 nodes have this id")]
    [InlineData(Start, "node 'start': goes on at 'end', which is no node")]
    [InlineData("""{ "id": "start", "type": "start" },""" + End, "node 'start': ")]
    [InlineData(Start + "," + End + """, { "type": "say" } """, "node number 3: ")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "shout" } """, "node 'x': ")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "say", "say": "a", "next": "end", "color": 1 } """, "node 'x': ")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "listen", "branches": [ { "phrases": ["a", null], "next": "end" } ], """ + Rest + "}", "node 'x': It holds a null")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "say", "say": " ", "next": "end" } """, "node 'x': says nothing")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "say", "say": "{{a", "next": "end" } """, "node 'x': a '{{' has no '}}'")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "say", "say": { "text": "{{a}}", "fallback": "{{a}}" }, "next": "end" } """, "node 'x': the fallback")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "sms", "text": "{{a | b}}", "next": "end" } """, "node 'x': '{{a | b}}' is not a variable")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "say", "say": "a", "next": "y" }, { "id": "y", "type": "say", "say": "a", "next": "x" } """, "node 'y': comes back to itself")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "listen", "branches": [], """ + Rest + "}", "node 'x': has no branches")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "listen", "branches": [ { "phrases": ["?"], "next": "end" } ], """ + Rest + "}", "node 'x': the branch to 'end'")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "listen", "branches": [ { "phrases": ["a"], "next": "z" } ], """ + Rest + "}", "node 'x': goes on at 'z'")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "listen", "branches": [ { "phrases": ["a"], "next": "end" } ], "no_match": { "next": "end" }, "silence": { "after_ms": 5, "next": "end" } } """, "node 'x': silence after_ms is 5")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "listen", "branches": [ { "phrases": ["a"], "next": "end" } ] } """, "node 'x': a listen node needs no_match and silence")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "conversation", "prompt": "{{a" } """, "node 'x': prompt: a '{{' has no '}}'")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "conversation", "branches": [ { "phrases": [], "next": "end" } ] } """, "node 'x': the branch to 'end'")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "conversation", "silence": { "after_ms": 5 } } """, "node 'x': silence after_ms is 5")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "conversation", "end_call": true } """, "node 'x': end_call needs a line")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "conversation", "say": "a", "end_call": true, "transfer": { "say": "b" } } """, "node 'x': has end_call and transfer")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "conversation", "transfer": { "say": "b" }, "branches": [ { "phrases": ["a"], "next": "end" } ] } """, "node 'x': the call ends here")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "transfer" } """, "node 'x': ")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "ftp://a.example/" } """, "node 'x': url 'ftp://a.example/' cannot be called")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://{{host}}/" } """, "node 'x': url 'https://{{host}}/' cannot be called")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example.{{tld}}/" } """, "node 'x': url")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://user:pass@a.example/" } """, "node 'x': url")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example/{{a b}}" } """, "node 'x': url: '{{a b}}' is not a variable")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example/", "method": "get" } """, "node 'x': method is 'get'")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example/", "method": "GET", "body": {} } """, "node 'x': a GET has no body")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example/", "body": { "a": [ "{{" ] } } """, "node 'x': body: a '{{' has no '}}'")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example/", "timeout_ms": 120001 } """, "node 'x': timeout_ms is 120001. Choose from 1 to 120000.")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example/", "mock": { "status": 0 } } """, "node 'x': mock: status is 0")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example/", "result": { "call_id": "a" } } """, "node 'x': result: 'call_id' cannot be a variable")]
    [InlineData(Start + "," + End + "," + Call + """ "url": "https://a.example/", "result": { "a": "b..c" } } """, "node 'x': result: 'b..c' is no path")]
    [InlineData(Start + "," + End + """, { "id": "x", "type": "function", "url": "https://a.example/", "next": "end", "failed": "x" } """, "node 'x': comes back to itself")]
    public void BrokenFlow_SaysWhere(string nodes, string problem)
    {
        var (flow, problems) = Read(Of(nodes));
        Assert.Null(flow);
        Assert.Contains(problems, found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "nodes": [] }""")]
    [InlineData("""{ "name": "T", "nodes": [ null ] }""")]
    public void NoFlowAtAll_IsOneProblemAndNoException(string json) => Assert.NotEmpty(Read(json).Problems);

    [Fact]
    public void SeveralProblems_AreAllReported()
    {
        var (_, problems) = Read(Of(Start, """{ "id": "x", "type": "say", "say": "", "next": "nowhere" }"""));
        Assert.Equal(3, problems.Count);
    }

    [Fact]
    public void SeveralUnreadableNodes_AreAllReported()
    {
        var (_, problems) = Read(Of(Start, """{ "id": "x", "type": "say" }""", """{ "id": "y", "type": "sms" }"""));
        Assert.Equal(["node 'x'", "node 'y'"], problems.Select(problem => problem.Split(':')[0]));
    }

    [Fact]
    public void FileNamedLikeAFixture_IsNamedWithTheFix()
    {
        var wrong = Assert.Throws<FlowException>(() => FlowAgents.Read(FlowAgents.Folder, ["av_tone", "av_hangup"]));
        Assert.Equal(
            "av_hangup.json: 'av_hangup' is an agent that the sandbox brings along. Give the file another name.", Assert.Single(wrong.Problems));
    }

    [Fact]
    public void ShippedFlows_AreSound() => Assert.Equal(["av_demo", "av_hangup"], FlowAgents.Read(FlowAgents.Folder).Keys.Order());

    [Fact]
    public void DocumentedExample_IsSound()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "flows.md"));
        var example = document.Split("```json")[1].Split("```")[0];
        Assert.Empty(Read(example).Problems);
    }

    private static (AgentDefinition? Agent, IReadOnlyList<string> Problems) Read(string json) => AgentDefinition.Read(json, isScripted: false);

    private static string Of(params string[] nodes) => $$"""{ "name": "Test", "nodes": [ {{string.Join(",", nodes)}} ] }""";
}
