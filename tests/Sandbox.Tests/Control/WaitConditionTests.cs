using Sandbox.Control;
using Sandbox.Events;

namespace Sandbox.Tests.Control;

public sealed class WaitConditionTests
{
    private const string UserTurn = """{"turn_id":"user_1","role":"user","text":"The opening hours: please.","final":true}""";

    [Theory]
    [InlineData("status:connected", "status", """{"status":"connected"}""", true)]
    [InlineData("status:connected", "status", """{"status":"reconnecting"}""", false)]
    [InlineData("status:connected", "agent", """{"state":"connected"}""", false)]
    [InlineData("agent:speaking", "agent", """{"state":"speaking"}""", true)]
    [InlineData("agent:speaking", "agent", """{"state":"listening"}""", false)]
    [InlineData("turn:user:opening HOURS", "transcript", UserTurn, true)]
    [InlineData("turn:user:hours: please", "transcript", UserTurn, true)]
    [InlineData("turn:user:closing", "transcript", UserTurn, false)]
    [InlineData("turn:agent:opening hours", "transcript", UserTurn, false)]
    [InlineData("turn:user:hours", "transcript", """{"turn_id":"user_1","role":"user","text":"hours","final":false}""", false)]
    [InlineData("node:goodbye", "node", """{"node_id":"goodbye","type":"end"}""", true)]
    [InlineData("node:goodbye", "node", """{"node_id":"greet","type":"say"}""", false)]
    [InlineData("ended", "ended", """{"reason":"network_failure"}""", true)]
    [InlineData("ended:network_failure", "ended", """{"reason":"network_failure"}""", true)]
    [InlineData("ended:silence_timeout", "ended", """{"reason":"network_failure"}""", false)]
    public void Event_MeetsItsOwnConditionOnly(string text, string type, string data, bool isMet)
    {
        Assert.Null(WaitCondition.TryParse(text, out var condition));
        Assert.Equal(isMet, condition!.IsMetBy(new CallEvent(1, type, data)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("connected")]
    [InlineData("status")]
    [InlineData("status:")]
    [InlineData("status:Connected")]
    [InlineData("status:1")]
    [InlineData("agent:singing")]
    [InlineData("turn:user")]
    [InlineData("turn:user: ")]
    [InlineData("turn:visitor:hello")]
    [InlineData("node:")]
    [InlineData("ended:")]
    [InlineData("ended:never")]
    public void AnythingElse_IsRefusedWithTheGrammar(string text)
    {
        var problem = WaitCondition.TryParse(text, out var condition);
        Assert.Null(condition);
        Assert.Contains($"'{text}'", problem, StringComparison.Ordinal);
        Assert.Contains("turn:user:<text>", problem, StringComparison.Ordinal);
    }
}
