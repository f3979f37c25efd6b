using Sandbox.Flows;

namespace Sandbox.Tests.Flows;

public sealed class FlowFileTests
{
    private const string Start = """{ "id": "start", "type": "start", "next": "end" }""";
    private const string End = """{ "id": "end", "type": "end" }""";
    private const string Rest = """ "no_match": { "next": "end" }, "silence": { "next": "end" } """;

    [Fact]
    public void SmallestFlow_IsRead()
    {
        var (flow, problems) = FlowFile.Read(Of(Start, End));
        Assert.Empty(problems);
        Assert.Equal("end", flow!.Start.Next);
    }

    [Fact]
    public void EditedByHand_CommentsAndTrailingCommasAreFine()
    {
        var (flow, _) = FlowFile.Read("""{ "name": "T", /* mine */ "nodes": [ { "id": "start", "next": "end", "type": "start" }, { "id": "end", "type": "end", }, ], }""");
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
    public void BrokenFlow_SaysWhere(string nodes, string problem)
    {
        var (flow, problems) = FlowFile.Read(Of(nodes));
        Assert.Null(flow);
        Assert.Contains(problems, found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "nodes": [] }""")]
    [InlineData("""{ "name": "T", "nodes": [ null ] }""")]
    public void NoFlowAtAll_IsOneProblemAndNoException(string json) => Assert.NotEmpty(FlowFile.Read(json).Problems);

    [Fact]
    public void SeveralProblems_AreAllReported()
    {
        var (_, problems) = FlowFile.Read(Of(Start, """{ "id": "x", "type": "say", "say": "", "next": "nowhere" }"""));
        Assert.Equal(3, problems.Count);
    }

    [Fact]
    public void SeveralUnreadableNodes_AreAllReported()
    {
        var (_, problems) = FlowFile.Read(Of(Start, """{ "id": "x", "type": "say" }""", """{ "id": "y", "type": "sms" }"""));
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

    private static string Of(params string[] nodes) => $$"""{ "name": "Test", "nodes": [ {{string.Join(",", nodes)}} ] }""";
}
