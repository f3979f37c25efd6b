using Protocol;
using Sandbox.Agents;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Control;

public sealed class CallWaitTests
{
    [Fact]
    public async Task WhatHasHappened_IsAnsweredAtOnce()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var found = await ControlAssert.SucceedsAsync(await WaitAsync(call, "status:connected"));
        Assert.Equal("status", found!["type"]!.GetValue<string>());
        Assert.Equal("connected", found["data"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task WhatIsYetToHappen_IsWaitedFor()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var waiting = WaitAsync(call, "turn:user:nine");
        Say(sandbox, "user_1", "Is it eight", isFinal: true);
        Say(sandbox, "user_2", "At nine", isFinal: false);
        Say(sandbox, "user_2", "At nine, please", isFinal: true);
        var found = await ControlAssert.SucceedsAsync(await waiting);
        Assert.Equal("At nine, please", found!["data"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task After_SkipsWhatWasSeen()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        Say(sandbox, "user_1", "yes", isFinal: true);
        Say(sandbox, "user_2", "yes", isFinal: true);
        var first = await ControlAssert.SucceedsAsync(await WaitAsync(call, "turn:user:yes"));
        var second = await ControlAssert.SucceedsAsync(await WaitAsync(call, $"turn:user:yes&after={first!["event_id"]}"));
        Assert.Equal("user_1", first["data"]!["turn_id"]!.GetValue<string>());
        Assert.Equal("user_2", second!["data"]!["turn_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task TimeIsUp_IsATimeoutThatSaysWhereTheCallIs()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var waiting = WaitAsync(call, "ended&timeout_ms=250");
        await Eventually.Is(() => sandbox.Timers == 2, "the wait waits, beside the call's own timer");
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(250));
        var message = await ControlAssert.IsAsync(ErrorCode.PlatformTimeout, await waiting);
        Assert.Contains("'ended' has not happened within 250 ms; the call is connected", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallEndsWithoutIt_IsToldAtOnce()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var waiting = WaitAsync(call, "turn:user:never");
        call.Server.End(CallEndReason.SilenceTimeout);
        var message = await ControlAssert.IsAsync(ErrorCode.CallEnded, await waiting);
        Assert.Contains("silence_timeout", message, StringComparison.Ordinal);
        await ControlAssert.SucceedsAsync(await WaitAsync(call, "ended:silence_timeout"));
    }

    [Theory]
    [InlineData("nonsense", "'for' is 'nonsense'")]
    [InlineData("ended&timeout_ms=60001", "'timeout_ms' is '60001'")]
    [InlineData("ended&timeout_ms=-1", "'timeout_ms' is '-1'")]
    [InlineData("ended&after=x", "'after' is 'x'")]
    public async Task WrongQuestion_IsRefused(string query, string problem)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var message = await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await WaitAsync(call, query));
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> WaitAsync(TestCall call, string query) =>
        call.Sandbox.ControlAsync("GET", $"/sandbox/calls/{call.Created.CallId}/wait?for={query}");

    private static void Say(TestSandbox sandbox, string turn, string text, bool isFinal) =>
        sandbox.Agents[^1].Call!.ShowTurn(new Turn(turn, TurnRole.User, text, isFinal, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
}
