using System.Net;
using Protocol;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary><c>POST {location}/leave</c>: pages that go away, and come back or not, on a clock that the test moves.</summary>
public sealed class LeaveTests
{
    private static readonly TimeSpan Tick = CallTimings.Tick;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task PageThatLeaves_PausesTheAgentAtOnceAndEndsTheCallAfterTheWindow()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        sandbox.Agents[0].IsSpeaking = true;
        await call.LeaveAsync();
        Assert.Equal((CallStatus.Reconnecting, true), (call.Server.Status, sandbox.Agents[0].IsPaused));
        Assert.Null(call.Peer.Pull());
        sandbox.Time.Advance(Window / 2);
        await call.LeaveAsync(); // The first one counts.
        sandbox.Time.Advance((Window / 2) - Tick);
        Assert.Equal(CallStatus.Reconnecting, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.UserDisconnected);
        Assert.Equal("completed", (await call.ReadRecordAsync()).Status);
        await call.LeaveAsync(); // As it ends, a page may still say that it goes.
    }

    [Fact]
    public async Task RejoinSwitchedOff_EndsTheCallOfAPageThatGoesAtOnce()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.RejoinWindow = TimeSpan.Zero);
        var said = await sandbox.ConnectAsync();
        await said.LeaveAsync();
        AssertEnded(said, CallEndReason.UserDisconnected);
        var closed = await sandbox.ConnectAsync();
        closed.Peer.CloseFromPage();
        AssertEnded(closed, CallEndReason.UserDisconnected);
        Assert.Equal((0, false), (closed.Created.RejoinWindowMs, closed.Created.Features.Contains("leave")));
    }

    [Fact]
    public async Task PageThatLeaves_KeepsItsSlotUntilTheEnd()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1);
        var call = await sandbox.ConnectAsync();
        await call.LeaveAsync();
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await sandbox.SendAsync(TestSandbox.CreateRequest()));
        sandbox.Time.Advance(Window);
        await sandbox.CreateAsync();
    }

    [Fact]
    public async Task PageThatComesBack_FindsTheCallAsItWas()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await call.LeaveAsync();
        call.Peer.CloseFromPage();
        sandbox.Time.Advance(Window - Tick);
        var back = await call.RejoinAsync();
        sandbox.Time.Advance(Window);
        Assert.Equal(CallStatus.Reconnecting, call.Server.Status);
        back.Peer.Connect();
        sandbox.Time.Advance(Tick);
        Assert.Equal((CallStatus.Connected, false), (call.Server.Status, sandbox.Agents[0].IsPaused));
        sandbox.Time.Advance(Window);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        await back.LeaveAsync();
        sandbox.Time.Advance(Window);
        AssertEnded(back, CallEndReason.UserDisconnected);
    }

    [Fact]
    public async Task PacketsOfThePageThatLeft_DoNotBringItBack()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await call.LeaveAsync();
        sandbox.Time.Advance(Window - Tick);
        Assert.Equal((CallStatus.Reconnecting, true), (call.Server.Status, sandbox.Agents[0].IsPaused));
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.UserDisconnected);
    }

    [Fact]
    public async Task PageThatComesBackAndNeverConnects_EndsTheCallAsALostNetwork()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await call.LeaveAsync();
        sandbox.Time.Advance(Window - Tick);
        await call.RejoinAsync();
        sandbox.Time.Advance(CallTimings.ReconnectWindow - Tick);
        Assert.Equal(CallStatus.Reconnecting, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Fact]
    public async Task PageThatLeavesBeforeSoundFlowed_MayComeBackToo()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(10));
        await call.LeaveAsync();
        call.Peer.Connect(); // The last packets of its handshake.
        Assert.Equal((CallStatus.Created, 0), (call.Server.Status, sandbox.Agents[0].Starts));
        sandbox.Time.Advance(TimeSpan.FromSeconds(14));
        var back = await call.RejoinAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(14));
        back.Peer.Connect();
        Assert.Equal((CallStatus.Connected, 1), (call.Server.Status, sandbox.Agents[0].Starts));
    }

    [Fact]
    public async Task GoodbyeThatArrivesAfterTheNextPage_IsRefusedByItsETag()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var next = await call.RejoinAsync();
        next.Peer.Connect();
        sandbox.Time.Advance(Tick);
        await ErrorAssert.IsAsync(ErrorCode.PreconditionFailed, await call.SendAsync("POST", "/leave", ifMatch: call.ETag));
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        using var left = await next.SendAsync("POST", "/leave", ifMatch: next.ETag);
        Assert.Equal((HttpStatusCode.NoContent, CallStatus.Reconnecting), (left.StatusCode, call.Server.Status));
    }

    [Fact]
    public async Task GoodbyeThatArrivesWhileTheNextPageConnects_IsOverWhenItHas()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var next = await call.RejoinAsync();
        await call.LeaveAsync();
        next.Peer.Connect();
        sandbox.Time.Advance(Window);
        Assert.Equal((CallStatus.Connected, false), (call.Server.Status, sandbox.Agents[0].IsPaused));
    }

    [Fact]
    public async Task SilenceClock_StandsStillWhileThePageIsAway()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.RejoinWindow = TimeSpan.FromMinutes(2));
        var call = await sandbox.ConnectAsync("av_silence");
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        await call.LeaveAsync();
        sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        var back = await call.RejoinAsync();
        back.Peer.Connect();
        sandbox.Time.Advance(Tick);
        sandbox.Time.Advance(TimeSpan.FromSeconds(1) - Tick);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.SilenceTimeout);
    }

    [Fact]
    public async Task CallWhosePageIsAway_EndsAtItsMaxDurationToo()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_max_duration");
        await call.LeaveAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(5));
        AssertEnded(call, CallEndReason.MaxDurationReached);
    }

    private static void AssertEnded(TestCall call, CallEndReason reason) =>
        Assert.Equal((CallStatus.Ended, (CallEndReason?)reason), (call.Server.Status, call.Server.EndReason));
}
