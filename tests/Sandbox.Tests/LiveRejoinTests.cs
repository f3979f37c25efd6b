using System.Net;
using Protocol;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;
using WebRtc;
using WebRtc.Client;

namespace Sandbox.Tests;

/// <summary>Pages that come and go over real UDP, as the browsers' ends hear them.</summary>
public sealed class LiveRejoinTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondPage_HearsTheCallAndTheFirstIsToldThatItIsOver()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var first = await sandbox.ConnectAsync("av_tone");
        await first.HearAsync(isLoud: true);
        using var second = await first.RejoinAsync();
        await first.Client.Closed.WaitAsync(Cancellation);
        await second.HearAsync(isLoud: true);
        await Eventually.Is(() => second.Server.Status == CallStatus.Connected, "the call is connected");
        first.Dispose();
        await second.HearAsync(isLoud: true);
        await Eventually.Is(() => second.Server.Status == CallStatus.Connected, "the call is still connected");
    }

    [Fact]
    public async Task PageThatWasReloaded_TakesUpTheCall()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var first = await sandbox.ConnectAsync("av_tone");
        (await first.LeaveAsync()).EnsureSuccessStatusCode();
        first.Dispose();
        Assert.Equal(HttpStatusCode.Conflict, await sandbox.TryCreateAsync());
        using var second = await first.RejoinAsync();
        await second.HearAsync(isLoud: true);
        second.Dispose();
        await Eventually.Is(() => second.Server.Status == CallStatus.Reconnecting, "the call waits for a page");
        sandbox.Time.PutForward(TimeSpan.FromSeconds(15));
        await second.IsEndedAsync(CallEndReason.UserDisconnected);
        using var next = await sandbox.ConnectAsync("av_tone");
    }

    [Fact]
    public async Task BrowserThatLostItsNetwork_ComesBackByAnotherPeerConnection()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var first = await sandbox.ConnectAsync("av_tone");
        await first.HearAsync(isLoud: true);
        first.Client.Vanish();
        sandbox.Time.PutForward(CallTimings.QuietAfter);
        await Eventually.Is(() => first.Server.Status == CallStatus.Reconnecting, "the call is reconnecting");
        using var second = await first.RejoinAsync();
        await second.HearAsync(isLoud: true);
    }

    [Fact]
    public async Task Drop_AnswersOffersInVain()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_drop");
        sandbox.Time.PutForward(TimeSpan.FromSeconds(3));
        await Eventually.Is(() => call.Server.Network == PeerNetwork.Dead, "the network died");
        using var client = new WebRtcClient();
        using var inVain = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var connecting = client.ConnectAsync(await call.OfferAsync(client.Offer), inVain.Token);
        sandbox.Time.PutForward(CallTimings.ReconnectWindow);
        await call.IsEndedAsync(CallEndReason.NetworkFailure);
        Assert.False(connecting.IsCompleted);
        await inVain.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
    }

    [Fact]
    public async Task PageThatOnlyListens_IsHeardTyping()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_tone", new WebRtcClient(new WebRtcClientOptions { Direction = "recvonly" }));
        Assert.True(call.Server.IsTyped);
        await call.HearAsync(isLoud: true);
        using var spoken = await call.RejoinAsync();
        Assert.False(spoken.Server.IsTyped);
    }

    [Fact]
    public async Task Microphone_IsExpectedToBeHeardUntilItCeases()
    {
        await using var sandbox = await LiveSandbox.StartAsync();
        using var call = await sandbox.ConnectAsync("av_tone");
        Assert.True(call.Server.Peer.ExpectsSound);
        await call.Client.PlayAsync(new short[10 * AudioFormat.FrameSamples], Cancellation);
        // Its checks go on, one each second.
        await Eventually.Is(() => !call.Server.Peer.ExpectsSound, "only checks arrive");
    }
}
