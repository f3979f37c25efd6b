using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;
using WebRtc;

namespace Sandbox.Tests.Control;

public sealed class CallControlTests
{
    [Theory]
    [InlineData("say")]
    [InlineData("hear")]
    public async Task Words_ReachTheAgent(string verb)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await ControlAssert.SucceedsAsync(await PostAsync(call, verb, """{"text":"Good morning."}"""));
        Assert.Equal([$"{verb}s Good morning."], sandbox.Agents.Single().Messages);
    }

    [Theory]
    [InlineData("say")]
    [InlineData("hear")]
    public async Task Words_NeedAConnectedCall(string verb)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        var message = await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await PostAsync(call, verb, """{"text":"x"}"""));
        Assert.Contains("The call is created", message, StringComparison.Ordinal);
        call.Server.End(CallEndReason.UserDisconnected);
        await ControlAssert.IsAsync(ErrorCode.CallEnded, await PostAsync(call, verb, """{"text":"x"}"""));
    }

    [Theory]
    [InlineData("say", "{}")]
    [InlineData("say", """{"text":" "}""")]
    [InlineData("say", """{"txt":"hello"}""")]
    [InlineData("say", """{"text":"hello"} more""")]
    [InlineData("hear", "null")]
    [InlineData("hangup", """{"reason":"boredom"}""")]
    public async Task WrongBody_IsRefusedAndDoesNothing(string verb, string body)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await PostAsync(call, verb, body));
        Assert.Empty(sandbox.Agents.Single().Messages);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    [Theory]
    [InlineData(null, CallEndReason.AgentDisconnected)]
    [InlineData("""{"reason":"max_duration_reached"}""", CallEndReason.MaxDurationReached)]
    [InlineData("""{"reason":"network_failure"}""", CallEndReason.NetworkFailure)]
    public async Task HangUp_EndsTheCallForTheReason(string? body, CallEndReason reason)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await ControlAssert.SucceedsAsync(await PostAsync(call, "hangup", body));
        Assert.Equal(reason, call.Server.EndReason);
        await ControlAssert.SucceedsAsync(await PostAsync(call, "hangup", body));
    }

    [Fact]
    public async Task Network_IsThatOfTheBodyUntilItIsRestored()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await ControlAssert.SucceedsAsync(await NetworkAsync(call, """{"drop_ms":3000,"loss":0.25,"delay_ms":200,"jitter_ms":50}"""));
        var expected = new PeerNetwork
        {
            DropFor = TimeSpan.FromSeconds(3),
            LossShare = 0.25,
            Delay = TimeSpan.FromMilliseconds(200),
            Jitter = TimeSpan.FromMilliseconds(50),
        };
        Assert.Equal(expected, call.Peer.Network);
        await ControlAssert.SucceedsAsync(await NetworkAsync(call, """{"loss":0.5}"""));
        Assert.Equal(new PeerNetwork { LossShare = 0.5 }, call.Peer.Network);
        await ControlAssert.SucceedsAsync(await PostAsync(call, "restore"));
        Assert.Equal(PeerNetwork.Clear, call.Peer.Network);
    }

    [Theory]
    [InlineData("""{"loss":1.01}""", "'loss' is 1.01. Write a number from 0 to 1.")]
    [InlineData("""{"drop_ms":-1}""", "'drop_ms' is -1.")]
    [InlineData("""{"delay_ms":5001}""", "'delay_ms' is 5001. Write a number from 0 to 5000.")]
    [InlineData("""{"jitter_ms":5001}""", "'jitter_ms' is 5001.")]
    [InlineData("""{"los":0.1}""", "'$.los'")]
    public async Task NetworkOutOfRange_IsRefusedAndChangesNothing(string body, string problem)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var message = await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await NetworkAsync(call, body));
        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.Equal(PeerNetwork.Clear, call.Peer.Network);
    }

    [Fact]
    public async Task DropAgent_CanBeRestored()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_drop");
        sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(PeerNetwork.Dead, call.Peer.Network);
        await ControlAssert.SucceedsAsync(await PostAsync(call, "restore"));
        sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(PeerNetwork.Clear, call.Peer.Network);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    [Fact]
    public async Task View_HasWhatWasHeardAndSaid()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        call.Peer.Statistics = PeerStatistics.None with
        {
            PacketsReceived = 97,
            PacketsLost = 3,
            PacketsSent = 120,
            Jitter = TimeSpan.FromMilliseconds(2.04),
            RoundTrip = TimeSpan.FromMilliseconds(12),
        };
        call.Peer.Level = new(-31.42, -9.84);
        var agent = sandbox.Agents.Single();
        agent.Call!.ShowTurn(new Turn("agent_1", TurnRole.Agent, "Hello.", true, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        agent.Call!.ShowTurn(new Turn("user_1", TurnRole.User, "When are", false, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)));
        agent.Call!.ShowTurn(new Turn("user_1", TurnRole.User, "When are you open?", true, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)));
        await sandbox.Journal.FlushAsync(TestContext.Current.CancellationToken); // What is shown is what is kept.
        sandbox.Time.Advance(TimeSpan.FromSeconds(5));
        var view = (await ReadAsync(call))!;
        var heard = view["heard"]!;
        Assert.Equal("connected", view["status"]!.GetValue<string>());
        Assert.Equal("av_fake", view["agent_version_id"]!.GetValue<string>());
        Assert.Equal(5000, view["elapsed_ms"]!.GetValue<long>());
        Assert.Equal(12, view["round_trip_ms"]!.GetValue<double>());
        Assert.Equal("When are you open?", heard["words"]!.GetValue<string>());
        Assert.Equal("""[{"turn_id":"user_1","role":"user","text":"When are you open?","final":true,"start_ms":2000,"end_ms":4000}]""", heard["turns"]!.ToJsonString());
        Assert.Equal((-31.4, -9.8), (heard["level_dbfs"]!.GetValue<double>(), heard["peak_dbfs"]!.GetValue<double>()));
        Assert.Equal((97, 3), (heard["packets"]!.GetValue<int>(), heard["lost"]!.GetValue<int>()));
        Assert.Equal((0.03, 2), (heard["loss"]!.GetValue<double>(), heard["jitter_ms"]!.GetValue<double>()));
        Assert.Equal("""{"words":"Hello.","packets":120}""", view["said"]!.ToJsonString());
        Assert.Equal("""{"drop_ms":0,"loss":0,"delay_ms":0,"jitter_ms":0}""", view["network"]!.ToJsonString());
        Assert.Null(view["end_reason"]);
    }

    [Fact]
    public async Task View_StaysAfterTheEnd()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        call.Server.End(CallEndReason.SilenceTimeout);
        sandbox.Time.Advance(CallTimings.MediaCloseDelay);
        var view = await ReadAsync(call);
        Assert.Equal("silence_timeout", view!["end_reason"]!.GetValue<string>());
        Assert.Equal("ended", view["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task UnknownCall_IsNotFound()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ControlAssert.IsAsync(ErrorCode.CallNotFound, await sandbox.ControlAsync("GET", "/sandbox/calls/call_none"));
    }

    private static Task<HttpResponseMessage> PostAsync(TestCall call, string verb, string? body = null) =>
        call.Sandbox.ControlAsync("POST", $"/sandbox/calls/{call.Created.CallId}/{verb}", body);

    private static Task<HttpResponseMessage> NetworkAsync(TestCall call, string body) =>
        call.Sandbox.ControlAsync("PUT", $"/sandbox/calls/{call.Created.CallId}/network", body);

    private static async Task<System.Text.Json.Nodes.JsonNode?> ReadAsync(TestCall call) =>
        await ControlAssert.SucceedsAsync(await call.Sandbox.ControlAsync("GET", $"/sandbox/calls/{call.Created.CallId}"));
}
