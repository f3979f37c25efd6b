using WebRtc.Client;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Calls;

public class ClosingTests
{
    [Fact]
    public async Task ClientHangsUp_ListenerIsTold()
    {
        using var call = await Call.ConnectAsync();
        call.Client.Dispose();
        Assert.Equal(PeerCloseReason.ClosedByRemote, await call.Listener.Closed.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WeHangUp_ClientIsToldAndListenerIsNot()
    {
        using var call = await Call.ConnectAsync();
        call.Peer.Dispose();
        call.Peer.Dispose();
        await call.Client.Closed.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(call.Listener.Closed.IsCompleted);
    }

    [Fact]
    public async Task EndpointGoesAway_EveryClientIsTold()
    {
        using var call = await Call.ConnectAsync();
        call.Endpoint.Dispose();
        call.Endpoint.Dispose();
        await call.Client.Closed.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Throws<ObjectDisposedException>(() => call.Endpoint.Answer(call.Client.Offer, call.Listener));
    }

    [Fact]
    public async Task ClientVanishes_OnlySilenceTells()
    {
        var time = new ManualTime();
        using var call = await Call.ConnectAsync(time: time);
        call.Client.Vanish();
        time.Advance(TimeSpan.FromSeconds(7));

        // What was under way may still arrive; then nothing does.
        await Eventually.IsTrue(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return call.Peer.SilentFor > TimeSpan.FromSeconds(30);
            },
            "silence grows");
        Assert.False(call.Listener.Closed.IsCompleted);
        Assert.True(call.Peer.IsConnected);
    }

    [Fact]
    public async Task PeerDisposedInsideItsListener_DoesNotHang()
    {
        using var endpoint = Call.StartEndpoint();
        using var client = new WebRtcClient();
        var listener = new HangsUpAtOnce();
        listener.Peer = endpoint.Answer(client.Offer, listener);
        await client.ConnectAsync(listener.Peer.Answer, TestContext.Current.CancellationToken);
        await client.Closed.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ListenerThatThrows_DoesNotStopOtherCallsAndIsLoggedOnce()
    {
        var log = new FaultLog();
        using var endpoint = Call.StartEndpoint(logs: log);
        using var client = new WebRtcClient();
        using var peer = endpoint.Answer(client.Offer, new Throws());
        await client.ConnectAsync(peer.Answer, TestContext.Current.CancellationToken);

        using var other = new WebRtcClient();
        var listener = new CallListener();
        using var otherPeer = endpoint.Answer(other.Offer, listener);
        await other.ConnectAsync(otherPeer.Answer, TestContext.Current.CancellationToken);
        await other.PlayAsync(new Tone().Take(20 * AudioFormat.FrameSamples), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => listener.Heard.Count >= 15, "the other call goes on");
        await Eventually.IsTrue(() => !log.Faults.IsEmpty, "the fault is logged");
        Assert.Single(log.Faults);
    }

    private sealed class HangsUpAtOnce : IPeerListener
    {
        public Peer? Peer { get; set; }

        public void OnConnected() => Peer!.Dispose();

        public void OnAudio(ReadOnlySpan<short> frame)
        {
        }

        public bool FillAudio(Span<short> frame) => false;

        public void OnClosed(PeerCloseReason reason) => Assert.Fail("OnClosed after Dispose");
    }

    private sealed class Throws : IPeerListener
    {
        public void OnConnected() => throw new InvalidOperationException("OnConnected");

        public void OnAudio(ReadOnlySpan<short> frame) => throw new InvalidOperationException("OnAudio");

        public bool FillAudio(Span<short> frame) => throw new InvalidOperationException("FillAudio");

        public void OnClosed(PeerCloseReason reason) => throw new InvalidOperationException("OnClosed");
    }
}
