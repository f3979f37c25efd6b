using System.Net;
using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Tests.Flows;
using Sandbox.Tests.Infrastructure;
using WebRtc;
using WebRtc.Client;

namespace Sandbox.Tests;

/// <summary>Calls over real UDP, as the browser's end hears them.</summary>
public sealed class LiveCallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tone_IsHeard()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_tone");
        await call.HearAsync(isLoud: true);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    [Fact]
    public async Task Echo_GivesBackWhatIsSaid()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_echo");
        await call.Client.PlayAsync(new short[AudioFormat.SampleRateHz / 2], Cancellation);
        await call.Client.PlayAsync(Tone(TimeSpan.FromSeconds(1.5)), Cancellation);
        await call.HearAsync(isLoud: true);
    }

    [Fact]
    public async Task Delete_ClosesTheMediaAndFreesTheSlot()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_tone");
        (await call.DeleteAsync()).EnsureSuccessStatusCode();
        await call.Client.Closed.WaitAsync(Cancellation);
        await call.IsEndedAsync(CallEndReason.UserDisconnected);
        using var next = await sandbox.ConnectAsync("av_tone");
    }

    [Fact]
    public async Task AgentThatHangsUp_IsHeardFirst()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_hangup");
        await call.HearAsync(isLoud: true);
        await call.IsEndedAsync(CallEndReason.AgentDisconnected);
        await call.Client.Closed.WaitAsync(Cancellation);
        Assert.Contains(call.Server.Events.Read(null).Events, item => item.Type == "transcript");
    }

    [Fact]
    public async Task PageThatClosesItsPeerConnection_EndsTheCallWhereNoneIsWaitedFor()
    {
        await using var sandbox = await LiveSandbox.StartAsync(options => options.RejoinWindow = TimeSpan.Zero);
        using var call = await sandbox.ConnectAsync("av_tone");
        call.Client.Dispose();
        await call.IsEndedAsync(CallEndReason.UserDisconnected);
        using var next = await sandbox.ConnectAsync("av_tone");
    }

    [Fact]
    public async Task BrowserThatIsKilled_LosesItsSlotAfterTheReconnectWindow()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_tone");
        call.Client.Vanish();
        Assert.Equal(HttpStatusCode.Conflict, await sandbox.TryCreateAsync());
        sandbox.Time.PutForward(CallTimings.QuietAfter);
        // Silence is not counted from here on, and nothing is on its way any more.
        await Eventually.Is(() => call.Server.Status == CallStatus.Reconnecting, "the network is missed");
        sandbox.Time.PutForward(CallTimings.ReconnectWindow);
        await call.IsEndedAsync(CallEndReason.NetworkFailure);
        using var next = await sandbox.ConnectAsync("av_tone");
    }

    [Fact]
    public async Task OfferThatNobodyFollowsUp_LosesItsSlotAfterTheConnectWindow()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        Assert.Equal(HttpStatusCode.Created, await sandbox.TryCreateAsync());
        sandbox.Time.PutForward(CallTimings.ConnectWindow);
        await Eventually.Is(async () => await sandbox.TryCreateAsync() == HttpStatusCode.Created, "the slot is free");
    }

    [Fact]
    public async Task IceRestart_KeepsTheCall()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_tone");
        await call.Client.RestartAsync(call.RestartAsync, Cancellation);
        await call.HearAsync(isLoud: true);
        await Eventually.Is(() => call.Server.Status == CallStatus.Connected, "the call is connected");
    }

    [Fact]
    public async Task Drop_GoesQuietAndAnswersRestartsInVain()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_drop");
        await call.HearAsync(isLoud: true);
        sandbox.Time.PutForward(TimeSpan.FromSeconds(3));
        await Eventually.Is(() => call.Server.Peer.Network == PeerNetwork.Dead, "the network died");
        using var inVain = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var answered = new TaskCompletionSource<string>();
        var restart = call.Client.RestartAsync(
            async fragment =>
            {
                answered.SetResult(await call.RestartAsync(fragment));
                return await answered.Task;
            },
            inVain.Token);
        Assert.Contains("a=ice-ufrag:", await answered.Task.WaitAsync(Cancellation), StringComparison.Ordinal);
        await Eventually.Is(() => call.Server.Status == CallStatus.Reconnecting, "the call is reconnecting");
        Assert.False(restart.IsCompleted);
        sandbox.Time.PutForward(CallTimings.ReconnectWindow);
        await call.IsEndedAsync(CallEndReason.NetworkFailure);
        await inVain.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => restart);
    }

    [Fact]
    public async Task WrongFingerprint_EndsWithNetworkFailure()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var client = new WebRtcClient(new WebRtcClientOptions { WrongFingerprint = true });
        using var response = await sandbox.CreateAsync("av_tone", client.Offer);
        var body = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
        var server = sandbox.Calls.FindByToken(body.GetProperty("call_token").GetString()!)!;
        await Assert.ThrowsAnyAsync<Exception>(() => client.ConnectAsync(body.GetProperty("answer").GetString()!, Cancellation));
        await Eventually.Is(() => server.Status == CallStatus.Ended, "the call ended");
        Assert.Equal(CallEndReason.NetworkFailure, server.EndReason);
    }

    [Theory]
    [InlineData("hello", ErrorCode.InvalidRequest)]
    [InlineData("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n", ErrorCode.UnsupportedOffer)]
    public async Task OfferThatCannotBeAnswered_TakesNoSlot(string offer, ErrorCode code)
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        await ErrorAssert.IsAsync(code, await sandbox.CreateAsync("av_tone", offer));
        using var call = await sandbox.ConnectAsync("av_tone");
    }

    private static short[] Tone(TimeSpan duration)
    {
        var tone = new ToneAgent(new Prompter(new FakeSynthesizer()));
        var samples = new short[(int)(duration / AudioFormat.FrameDuration) * AudioFormat.FrameSamples];
        tone.Speak(samples);
        return samples;
    }
}
