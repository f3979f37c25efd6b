using System.Net;
using WebRtc.Client;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Calls;

public class ConnectTests
{
    [Theory]
    [InlineData(false, false, "opus", "SRTP_AEAD_AES_128_GCM")]
    [InlineData(true, false, "PCMU", "SRTP_AEAD_AES_128_GCM")]
    [InlineData(false, true, "opus", "SRTP_AES128_CM_HMAC_SHA1_80")]
    [InlineData(true, true, "PCMU", "SRTP_AES128_CM_HMAC_SHA1_80")]
    public async Task Sound_FlowsBothWays(bool pcmuOnly, bool counterModeOnly, string codec, string profile)
    {
        Assert.SkipWhen(codec == "opus" && !WebRtcEndpoint.HasOpus, "libopus is not installed: apt-get install libopus0");
        using var call = await Call.ConnectAsync(new() { PcmuOnly = pcmuOnly, CounterModeOnly = counterModeOnly });
        await call.Client.PlayAsync(new Tone(800).Take(40 * AudioFormat.FrameSamples), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => call.Listener.Heard.Count >= 35, "the agent hears");

        short[] heardByAgent = [.. call.Listener.Heard.Skip(10).Take(25).SelectMany(frame => frame)];
        Assert.InRange(Tone.AmplitudeAt(800, heardByAgent), 7000, 9000);
        Assert.InRange(Tone.AmplitudeAt(440, await call.HearAsync(frames: 20)), 7000, 9000);
        Assert.Equal((codec, profile), (call.Peer.Statistics.Codec, call.Peer.Statistics.SrtpProfile));
        Assert.True(call.Peer.IsConnected && call.Peer.IsReached);
        Assert.False(call.Listener.WasEnteredTwice);
    }

    [Fact]
    public async Task Reports_MeasureTheRoundTripAtBothEnds()
    {
        using var call = await Call.ConnectAsync();
        var silence = new short[AudioFormat.FrameSamples];
        await Eventually.IsTrue(
            () =>
            {
                call.Client.Send(silence);
                return call.Peer.Statistics.RoundTrip is not null && call.Client.Statistics.RoundTrip is not null;
            },
            "both ends know the round trip");
        Assert.Equal(0, call.Peer.Statistics.PacketsRejected);
        Assert.Equal(0, call.Client.Statistics.PacketsRejected);
    }

    [Theory]
    [InlineData("sendonly", "a=recvonly")]
    [InlineData("recvonly", "a=sendonly")]
    public async Task OneWayOffer_IsAnsweredOneWay(string offered, string answered)
    {
        using var call = await Call.ConnectAsync(new() { Direction = offered });
        Assert.Contains(answered, call.Peer.Answer, StringComparison.Ordinal);
        if (offered == "recvonly")
        {
            Assert.NotEmpty(await call.HearAsync(frames: 5, skip: 0));
            return;
        }

        await call.Client.PlayAsync(new Tone().Take(20 * AudioFormat.FrameSamples), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => call.Listener.Heard.Count >= 15, "the agent hears");
        Assert.Equal(0, call.Peer.Statistics.PacketsSent);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task AnyBoundAddress_CanBeCalled(string bind)
    {
        var address = IPAddress.Parse(bind);
        Assert.SkipWhen(bind.Contains(':', StringComparison.Ordinal) && !System.Net.Sockets.Socket.OSSupportsIPv6, "no IPv6 on this machine");
        using var endpoint = Call.StartEndpoint(address);
        using var client = new WebRtcClient();
        using var peer = endpoint.Answer(client.Offer, new CallListener());
        await client.ConnectAsync(peer.Answer, TestContext.Current.CancellationToken);
        Assert.Contains(endpoint.Candidates, candidate => IPAddress.IsLoopback(candidate.Address));
    }

    [Fact]
    public async Task ManyCalls_ShareOnePort()
    {
        const int Calls = 10;
        using var endpoint = Call.StartEndpoint();
        var calls = Enumerable.Range(0, Calls).Select(_ => new WebRtcClient()).Select(client =>
        {
            var listener = new CallListener();
            return (client, listener, peer: endpoint.Answer(client.Offer, listener));
        }).ToArray();
        await Task.WhenAll(calls.Select(call => call.client.ConnectAsync(call.peer.Answer, TestContext.Current.CancellationToken)));
        var tones = Enumerable.Range(0, Calls).Select(i => new Tone(500 + (100 * i)).Take(40 * AudioFormat.FrameSamples)).ToArray();
        await Task.WhenAll(calls.Select((call, i) => call.client.PlayAsync(tones[i], TestContext.Current.CancellationToken)));

        for (var i = 0; i < Calls; i++)
        {
            var listener = calls[i].listener;
            await Eventually.IsTrue(() => listener.Heard.Count >= 35, "every agent hears");
            short[] heard = [.. listener.Heard.Skip(10).Take(25).SelectMany(frame => frame)];
            Assert.InRange(Tone.AmplitudeAt(500 + (100 * i), heard), 6500, 9500);
        }

        foreach (var (client, _, peer) in calls)
        {
            client.Dispose();
            peer.Dispose();
        }
    }
}
