using Protocol;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;
using WebRtc;

namespace Sandbox.Tests;

/// <summary>Networks that are lost or never found, and offers to <c>/media</c> that help or do not, on a clock that the test moves.</summary>
public sealed class SecondTryTests
{
    private static readonly TimeSpan Tick = CallTimings.Tick;

    [Fact]
    public async Task Drop_AnswersOffersInVain()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_drop");
        sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        var next = await call.RejoinAsync();
        Assert.Equal(PeerNetwork.Dead, next.Peer.Network);
        sandbox.Time.Advance(CallTimings.ReconnectWindow);
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Fact]
    public async Task NetworkThatATestPretends_IsTheCalls()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        call.Server.Network = new PeerNetwork { DropFor = TimeSpan.FromSeconds(5), LossShare = 0.1 };
        sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        var second = await call.RejoinAsync();
        Assert.Equal(new PeerNetwork { DropFor = TimeSpan.FromSeconds(2), LossShare = 0.1 }, second.Peer.Network);
        sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        var third = await call.RejoinAsync();
        Assert.Equal(new PeerNetwork { LossShare = 0.1 }, third.Peer.Network);
    }

    [Fact]
    public async Task LostNetwork_IsNotGivenMoreTimeByOffersInVain()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        call.Peer.Vanish();
        sandbox.Time.Advance(TimeSpan.FromSeconds(20));
        var second = await call.RejoinAsync();
        second.Peer.FailHandshake();
        await call.RejoinAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(10) - Tick);
        Assert.Equal(CallStatus.Reconnecting, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Fact]
    public async Task SecondTryBeforeSoundEverFlowed_StartsTheAgent()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        call.Peer.IsReached = true;
        sandbox.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(CallStatus.Connecting, call.Server.Status);
        var second = await call.RejoinAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(9.9));
        second.Peer.Connect();
        Assert.Equal((CallStatus.Connected, 1), (call.Server.Status, sandbox.Agents[0].Starts));
    }

    [Fact]
    public async Task SecondTriesWithoutEnd_EndAfterTheReconnectWindow()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(14));
        await call.RejoinAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(14));
        await call.RejoinAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(2) - Tick);
        Assert.Equal(CallStatus.Created, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Fact]
    public async Task CallIsTakenUpWhileTheLostNetworkIsLookedFor()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        call.Peer.Vanish();
        sandbox.Time.Advance(CallTimings.QuietAfter);
        Assert.Equal(CallStatus.Reconnecting, call.Server.Status);
        var next = await call.RejoinAsync();
        next.Peer.Connect();
        sandbox.Time.Advance(Tick);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    private static void AssertEnded(TestCall call, CallEndReason reason) =>
        Assert.Equal((CallStatus.Ended, (CallEndReason?)reason), (call.Server.Status, call.Server.EndReason));
}
