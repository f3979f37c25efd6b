using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Tests.Flows;
using Sandbox.Tests.Infrastructure;
using WebRtc;

namespace Sandbox.Tests;

/// <summary>How calls end whose network is well, on a clock that the test moves.</summary>
public sealed class CallEndTests
{
    private static readonly TimeSpan Tick = CallTimings.Tick;

    [Theory]
    [InlineData(TestSandbox.Secret, CallEndReason.AgentDisconnected)]
    [InlineData(null, CallEndReason.UserDisconnected)]
    public async Task Delete_EndsAndClosesMediaAfter200Milliseconds(string? credential, CallEndReason reason)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        (await sandbox.SendAsync(TestSandbox.Request("DELETE", call.Location, credential ?? call.Token))).EnsureSuccessStatusCode();
        AssertEnded(call, reason);
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.False(call.Peer.IsDisposed);
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(call.Peer.IsDisposed && sandbox.Agents[0].IsDisposed);
    }

    [Fact]
    public async Task AgentThatHangsUp_IsHeardToTheEnd()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var agent = sandbox.Agents[0];
        agent.IsSpeaking = true;
        agent.Call!.HangUp();
        Assert.NotNull(call.Peer.Pull());
        sandbox.Time.Advance(Seconds(5));
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        agent.IsSpeaking = false;
        Assert.Null(call.Peer.Pull());
        AssertEnded(call, CallEndReason.AgentDisconnected);
    }

    [Fact]
    public async Task MaxDuration_EndsAfter5Seconds()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_max_duration");
        sandbox.Time.Advance(Seconds(5) - Tick);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.MaxDurationReached);
        Assert.Equal(5_000, (await call.ReadRecordAsync()).DurationMs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MaxDurationWhileTheAgentSpeaks_WaitsForItAndNotForLong(bool stops)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_fake");
        var agent = sandbox.Agents[0];
        agent.IsSpeaking = true;
        Talk(sandbox, call, TimeSpan.FromMinutes(10));
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        if (stops)
        {
            agent.IsSpeaking = false;
            Assert.Null(call.Peer.Pull());
        }
        else
        {
            sandbox.Time.Advance(CallTimings.DrainLimit);
        }
        AssertEnded(call, CallEndReason.MaxDurationReached);
    }

    [Fact]
    public async Task ServerThatEndsTheCallWhileTheAgentSpeaks_LetsItFinish()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var agent = sandbox.Agents[0];
        agent.IsSpeaking = true;
        Assert.NotNull(call.Peer.Pull());
        (await sandbox.SendAsync(TestSandbox.Request("DELETE", call.Location, TestSandbox.Secret))).EnsureSuccessStatusCode();
        Assert.NotNull(call.Peer.Pull());
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        agent.IsSpeaking = false;
        Assert.Null(call.Peer.Pull());
        AssertEnded(call, CallEndReason.AgentDisconnected);
    }

    [Fact]
    public async Task AgentThatHangsUpAfterItsTimeWasUp_EndsTheCallAtOnce()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var agent = sandbox.Agents[0];
        agent.IsSpeaking = true;
        Talk(sandbox, call, TimeSpan.FromMinutes(10));
        agent.Call!.HangUp();
        agent.IsSpeaking = false;
        Assert.Null(call.Peer.Pull());
        AssertEnded(call, CallEndReason.MaxDurationReached);
    }

    [Fact]
    public async Task EndedCall_LeavesNoTimer()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        Assert.Equal(1, sandbox.Timers);
        await call.SendAsync("DELETE");
        sandbox.Time.Advance(CallTimings.MediaCloseDelay);
        Assert.Equal(0, sandbox.Timers);
    }

    [Fact]
    public async Task CallThatBeginsAfterItsEnd_LeavesNoTimer()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = (await sandbox.CreateAsync()).Server;
        call.Dispose();
        call.Begin();
        Assert.Equal(0, sandbox.Timers);
    }

    [Fact]
    public async Task SilenceOnBothSides_EndsWithSilenceTimeout()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_silence");
        sandbox.Time.Advance(Seconds(2));
        SpeakIntoTheMicrophone(call);
        sandbox.Time.Advance(Seconds(3) - Tick);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.SilenceTimeout);
    }

    [Fact]
    public async Task AgentThatSpeaks_KeepsTheCall()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync("av_fake");
        sandbox.Agents[0].IsSpeaking = true;
        Talk(sandbox, call, TimeSpan.FromMinutes(2));
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static void AssertEnded(TestCall call, CallEndReason reason) =>
        Assert.Equal((CallStatus.Ended, (CallEndReason?)reason), (call.Server.Status, call.Server.EndReason));

    // Pulls the agent's sound once a second, which is often enough for the silence clock.
    private static void Talk(TestSandbox sandbox, TestCall call, TimeSpan time)
    {
        for (var second = 0; second < time.TotalSeconds; second++)
        {
            Assert.NotNull(call.Peer.Pull());
            sandbox.Time.Advance(Seconds(1));
        }
    }

    private static void SpeakIntoTheMicrophone(TestCall call)
    {
        var tone = new ToneAgent(new Prompter(new FakeSynthesizer()));
        var frame = new short[AudioFormat.FrameSamples];
        for (var i = 0; i < 5; i++)
        {
            tone.Speak(frame);
            call.Peer.Hear(frame);
        }
    }
}
