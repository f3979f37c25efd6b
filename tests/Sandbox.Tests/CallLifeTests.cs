using Protocol;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary>The table "Life of a call" of docs/protocol.md, on a clock that the test moves.</summary>
public sealed class CallLifeTests
{
    private static readonly TimeSpan Tick = CallTimings.Tick;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task NoMediaFor15Seconds_EndsWithNetworkFailure(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var call = await sandbox.CreateAsync();
        sandbox.Time.Advance(Seconds(15) - Tick);
        Assert.Equal(CallStatus.Created, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.NetworkFailure);
        Assert.Equal("failed", (await call.ReadRecordAsync()).Status);
    }

    [Fact]
    public async Task HandshakeOver10Seconds_EndsWithNetworkFailure()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        (call.Peer.IsReached, call.Peer.IsFlowing) = (true, true);
        sandbox.Time.Advance(Tick);
        Assert.Equal(CallStatus.Connecting, call.Server.Status);
        sandbox.Time.Advance(Seconds(10) - Tick);
        Assert.Equal(CallStatus.Connecting, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Fact]
    public async Task FailedHandshake_EndsWithNetworkFailure()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        call.Peer.FailHandshake();
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Fact]
    public async Task NoPacketFor2Seconds_PausesTheAgentUntilOneComes()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var agent = sandbox.Agents[0];
        agent.IsSpeaking = true;
        call.Peer.Vanish();
        sandbox.Time.Advance(Seconds(2));
        Assert.Equal((CallStatus.Reconnecting, true), (call.Server.Status, agent.IsPaused));
        Assert.Null(call.Peer.Pull());
        call.Peer.IsFlowing = true;
        sandbox.Time.Advance(Tick);
        Assert.Equal((CallStatus.Connected, false), (call.Server.Status, agent.IsPaused));
        Assert.NotNull(call.Peer.Pull());
    }

    [Fact]
    public async Task TickThatIsStillPausingTheAgent_IsNotOvertakenByTheNext()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        using var isPausing = new SemaphoreSlim(0);
        using var mayGoOn = new SemaphoreSlim(0);
        sandbox.Agents[0].OnPause = () =>
        {
            isPausing.Release();
            mayGoOn.Wait();
        };
        call.Peer.Vanish();
        var slow = Task.Run(() => sandbox.Time.Advance(CallTimings.QuietAfter), TestContext.Current.CancellationToken);
        await isPausing.WaitAsync(TestContext.Current.CancellationToken);
        call.Peer.IsFlowing = true;
        var next = Task.Run(() => sandbox.Time.Advance(CallTimings.Tick), TestContext.Current.CancellationToken);
        try
        {
            await Eventually.Is(() => next.IsCompleted, "the next tick is left out");
            Assert.Equal(CallStatus.Reconnecting, call.Server.Status);
        }
        finally
        {
            mayGoOn.Release();
            await Task.WhenAll(slow, next);
        }
        sandbox.Time.Advance(CallTimings.Tick);
        Assert.Equal((CallStatus.Connected, false), (call.Server.Status, sandbox.Agents[0].IsPaused));
    }

    [Fact]
    public async Task NoPacketFor30Seconds_EndsWithNetworkFailure()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_silence");
        call.Peer.Vanish();
        sandbox.Time.Advance(Seconds(30) - Tick);
        Assert.Equal(CallStatus.Reconnecting, call.Server.Status); // Nor did the silence clock run meanwhile.
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task CloseNotify_EndsAfterTheRejoinWindow(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var call = await sandbox.ConnectAsync();
        call.Peer.CloseFromPage();
        sandbox.Time.Advance(Seconds(15) - Tick);
        Assert.Equal((CallStatus.Reconnecting, true), (call.Server.Status, sandbox.Agents[0].IsPaused));
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.UserDisconnected);
        Assert.Equal("completed", (await call.ReadRecordAsync()).Status);
    }

    [Fact]
    public async Task Drop_LosesTheNetworkAfter3Seconds()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_drop");
        sandbox.Time.Advance(Seconds(3));
        Assert.Equal(WebRtc.PeerNetwork.Dead, call.Peer.Network);
        using var restart = await call.PatchAsync("\"*\"");
        Assert.Equal(200, (int)restart.StatusCode);
        sandbox.Time.Advance(Seconds(2));
        Assert.Equal(CallStatus.Reconnecting, call.Server.Status);
        sandbox.Time.Advance(Seconds(28));
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Fact]
    public async Task NoIce_NeverAnswersChecks()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync("av_no_ice");
        Assert.Equal(WebRtc.PeerNetwork.Dead, call.Peer.Network);
        sandbox.Time.Advance(Seconds(15));
        AssertEnded(call, CallEndReason.NetworkFailure);
    }

    [Fact]
    public async Task EndedCall_IsForgottenAfter5Minutes()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await call.SendAsync("DELETE");
        sandbox.Time.Advance(TimeSpan.FromMinutes(4.9));
        Assert.Equal(1, sandbox.Calls.Count);
        sandbox.Time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal(0, sandbox.Calls.Count);
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await call.SendAsync("DELETE"));
        Assert.Equal(0, sandbox.Timers);
    }

    [Fact]
    public async Task Message_ReachesTheAgentAndResetsTheSilence()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        sandbox.Time.Advance(Seconds(29));
        (await call.SendAsync("POST", "/messages", """{"text":"hello"}""")).EnsureSuccessStatusCode();
        Assert.Equal(["hello"], sandbox.Agents[0].Messages);
        sandbox.Time.Advance(Seconds(29));
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    [Fact]
    public async Task ServerThatStops_EndsItsCalls()
    {
        var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var server = call.Server;
        await sandbox.DisposeAsync();
        Assert.Equal(CallEndReason.SystemFailure, server.EndReason);
        Assert.True(call.Peer.IsDisposed && sandbox.Media.IsDisposed && sandbox.Agents[0].IsDisposed);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static void AssertEnded(TestCall call, CallEndReason reason) =>
        Assert.Equal((CallStatus.Ended, (CallEndReason?)reason), (call.Server.Status, call.Server.EndReason));
}
