using Sandbox.Outbound;
using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

public sealed class FunctionNodeTests
{
    private const string Reply = """{ "order": { "status": "on its way", "items": [ { "name": "lamp" } ], "price": 12.50 } }""";

    [Fact]
    public async Task Reply_IsSavedToVariables()
    {
        using var scene = new Scene(agent: Agent(""" "result": { "status": "order.status", "item": "order.items[0].name", "price": "order.price", "none": "order.colour" }"""));
        scene.Functions.Reply(Reply);
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup");
        await scene.Call.SeeAsync("is Thinking");
        await scene.Call.SeeAsync("at lookup ok");
        await scene.HearWholeLineAsync("It is on its way lamp 12.50 .");
        await scene.Call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task ReplyThatIsAList_IsReadByIndex()
    {
        using var scene = new Scene(agent: Agent(""" "result": { "status": "[1].id" }"""));
        scene.Functions.Reply("""[ { "id": 1 }, { "id": 2 } ]""");
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("It is 2   .");
    }

    [Fact]
    public async Task Variables_AreInBodyAndEscapedInTheAddress()
    {
        const string Call = """ "body": { "who": "{{name}}", "list": [ "{{order.id}}", 1, null, true ] }""";
        using var scene = new Scene(variables: """{ "name": "A/da & Co?", "order": { "id": "7\"" } }""", agent: Agent(Call));
        scene.Functions.Reply("thanks");
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup ok");
        Assert.Equal(
            """POST https://shop.example/orders/A%2Fda%20%26%20Co%3F {"who":"A/da \u0026 Co?","list":["7\u0022",1,null,true]}""",
            Assert.Single(scene.Functions.Received));
    }

    [Theory]
    [InlineData("{{name}}/items", ".")]
    [InlineData("{{name}}/items", "..")]
    [InlineData("{{name}}", "..")]
    [InlineData("{{name}}{{name}}?a=b", ".")]
    [InlineData(".{{name}}#a", ".")]
    [InlineData("%2E{{name}}/items", ".")]
    public async Task VariableThatLeavesThePath_IsRefusedAndCallsNobody(string end, string name)
    {
        using var scene = new Scene(variables: $$"""{ "name": "{{name}}" }""", agent: Agent(end: end));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup failed_url_leaves_path");
        await scene.HearWholeLineAsync("It failed");
        Assert.Empty(scene.Functions.Received);
    }

    [Theory]
    [InlineData("{{name}}", "...", "https://shop.example/orders/...")]
    [InlineData("a{{name}}", "..", "https://shop.example/orders/a..")]
    [InlineData("{{name}}", "../x", "https://shop.example/orders/..%2Fx")]
    [InlineData("?up=../{{name}}", "..", "https://shop.example/orders/?up=../..")]
    [InlineData("{{name}}/items", "", "https://shop.example/orders//items")]
    public async Task DotsThatAreNoStepInThePath_AreSent(string end, string name, string address)
    {
        using var scene = new Scene(variables: $$"""{ "name": "{{name}}" }""", agent: Agent(end: end));
        scene.Functions.Reply("");
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup ok");
        Assert.Equal($"POST {address}", Assert.Single(scene.Functions.Received));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task MethodWithoutBody_SendsNone(string method)
    {
        using var scene = new Scene(variables: """{ "name": "7" }""", agent: Agent($$""" "method": "{{method}}" """));
        scene.Functions.Reply("");
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup ok");
        Assert.Equal($"{method} https://shop.example/orders/7", Assert.Single(scene.Functions.Received));
    }

    [Theory]
    [InlineData(199, "failed_status_199")]
    [InlineData(302, "failed_status_302")]
    [InlineData(404, "failed_status_404")]
    [InlineData(503, "failed_status_503")]
    public async Task StatusThatIsNoSuccess_GoesTheOtherWay(int status, string why)
    {
        using var scene = new Scene(agent: Agent());
        scene.Functions.Reply(Reply, status);
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync($"at lookup {why}");
        await scene.HearWholeLineAsync("It failed");
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("")]
    [InlineData("""{ "status": 1, "status": 2 }""")]
    public async Task ReplyThatIsNoJson_FailsWhereItIsNeeded(string reply)
    {
        using var scene = new Scene(agent: Agent(""" "result": { "status": "order.status" }"""));
        scene.Functions.Reply(reply);
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup failed_reply_not_json");
        await scene.HearWholeLineAsync("It failed");
    }

    [Fact]
    public async Task ReplyOfMoreThan64Kilobytes_Fails()
    {
        using var scene = new Scene(agent: Agent());
        scene.Functions.Reply(new string(' ', 70_000));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup failed_reply_too_large");
    }

    [Fact]
    public async Task ServerThatIsNotThere_Fails()
    {
        using var scene = new Scene(agent: Agent());
        scene.Functions.Fail(new HttpRequestException("no route"));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup failed_connection");
    }

    [Fact]
    public async Task ConnectionThatTakesTooLong_Fails()
    {
        using var scene = new Scene(agent: Agent());
        scene.Functions.Fail(new TaskCanceledException("connecting"));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup failed_timeout");
    }

    [Fact]
    public async Task PrivateAddress_FailsWithItsReason()
    {
        using var scene = new Scene(agent: Agent());
        scene.Functions.Fail(new HttpRequestException("refused", new PrivateAddressException("shop.example")));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup failed_private_address");
    }

    [Fact]
    public async Task ServerThatDoesNotReply_FailsAfterTheTimeoutAndNotBefore()
    {
        using var scene = new Scene(agent: Agent(""" "timeout_ms": 3000 """));
        scene.Functions.Hang();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("is Thinking");
        scene.Call.Clock.Advance(TimeSpan.FromMilliseconds(2999));
        scene.Agent.Say("One moment");
        await scene.HearWholeLineAsync("One moment");
        Assert.DoesNotContain("at lookup failed_timeout", scene.Call.Seen);
        scene.Call.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await scene.Call.SeeAsync("at lookup failed_timeout");
        await scene.HearWholeLineAsync("It failed");
    }

    [Fact]
    public async Task AgentThatWaitsForAReply_IsNotSilentForTheCall()
    {
        using var scene = new Scene(agent: Agent());
        scene.Functions.Hang();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("is Thinking");
        Assert.True(scene.Exchange(SyntheticSound.Silence(20)));
    }

    [Fact]
    public async Task WordsDuringAFunction_AreShownAndNotUsed()
    {
        using var scene = new Scene(agent: Agent(""" "timeout_ms": 1000 """, failed: "ask"));
        scene.Functions.Hang();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("is Thinking");
        scene.Agent.Read("well");
        await scene.Call.SeeAsync("User: well");
        scene.Call.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.Call.SeeAsync("at ask");
        await scene.Call.SeeAsync("is Listening");
        scene.Agent.Read("fine");
        await scene.HearWholeLineAsync("Fine then");
    }

    [Fact]
    public async Task MockedReply_CallsNobody()
    {
        using var scene = new Scene(agent: Agent($$""" "mock": { "body": {{Reply}} }, "result": { "status": "order.status" }"""));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup ok_mocked");
        await scene.HearWholeLineAsync("It is on its way   .");
        Assert.Empty(scene.Functions.Received);
    }

    [Fact]
    public async Task MockedFailure_Fails()
    {
        using var scene = new Scene(agent: Agent(""" "mock": { "status": 500, "body": { "a": null } } """));
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("at lookup failed_status_500");
        await scene.HearWholeLineAsync("It failed");
    }

    private static string Agent(string more = " \"timeout_ms\": 10000 ", string failed = "sorry", string end = "{{name}}") => $$$"""
        {
          "name": "Tester",
          "nodes": [
            { "id": "start", "type": "start", "next": "lookup" },
            {
              "id": "lookup", "type": "function", "url": "https://shop.example/orders/{{{end}}}", "next": "tell", "failed": "{{{failed}}}", {{{more}}}
            },
            { "id": "ask", "type": "conversation", "branches": [ { "phrases": ["well"], "next": "tell" }, { "phrases": ["fine"], "next": "fine" } ] },
            { "id": "fine", "type": "end", "say": "Fine then" },
            { "id": "tell", "type": "end", "say": "It is {{status}} {{item}} {{price}} {{none}}." },
            { "id": "sorry", "type": "end", "say": "It failed" }
          ]
        }
        """;
}
