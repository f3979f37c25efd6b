using System.Net;
using WebRtc.Tests.Infrastructure;
using WebRtc.Transport;

namespace WebRtc.Tests.Calls;

public class NetworkTests
{
    [Fact]
    public async Task DeadNetwork_DropsBothWaysUntilAnotherIsSet()
    {
        var time = new ManualTime();
        using var call = await Call.ConnectAsync(time: time);
        await Eventually.IsTrue(() => call.Client.Statistics.PacketsReceived > 5, "the client hears");
        call.Peer.Network = PeerNetwork.Dead;
        Settle(call);
        time.Advance(TimeSpan.FromSeconds(3));
        var (heardByAgent, sentToClient) = (call.Listener.Heard.Count, call.Peer.Statistics.PacketsSent);
        await PlayAsync(call);
        await PlayAsync(call);

        var heardByClient = call.Client.Statistics.PacketsReceived;
        Assert.True(heardByClient <= sentToClient, "What was sent later is dropped.");
        Assert.InRange(call.Listener.Heard.Count, heardByAgent, heardByAgent + 1);
        Assert.True(call.Peer.SilentFor >= TimeSpan.FromSeconds(3));

        call.Peer.Network = PeerNetwork.Clear;
        await Eventually.IsTrue(() => call.Client.Statistics.PacketsReceived > heardByClient + 5, "the client hears again");
    }

    [Fact]
    public async Task DropForAWhile_EndsByItself()
    {
        var time = new ManualTime();
        using var call = await Call.ConnectAsync(time: time);
        call.Peer.Network = new() { DropFor = TimeSpan.FromSeconds(3) };
        Settle(call);
        var sentToClient = call.Peer.Statistics.PacketsSent;
        await PlayAsync(call);
        var heardByAgent = call.Listener.Heard.Count;
        await PlayAsync(call);
        var heardByClient = call.Client.Statistics.PacketsReceived;
        Assert.Equal(heardByAgent, call.Listener.Heard.Count);
        Assert.True(heardByClient <= sentToClient, "What was sent later is dropped.");

        time.Advance(TimeSpan.FromSeconds(3));
        await Eventually.IsTrue(() => call.Client.Statistics.PacketsReceived > heardByClient + 5, "the client hears again");
        await PlayAsync(call);
        await Eventually.IsTrue(() => call.Listener.Heard.Count > heardByAgent + 5, "the agent hears again");
    }

    [Fact]
    public async Task Delay_HoldsBothWaysUntilItIsOver()
    {
        var time = new ManualTime();
        using var call = await Call.ConnectAsync(time: time);
        call.Peer.Network = new() { Delay = TimeSpan.FromSeconds(1) };
        Settle(call);
        var sentToClient = call.Peer.Statistics.PacketsSent;
        await PlayAsync(call);
        var heardByAgent = call.Listener.Heard.Count;
        await PlayAsync(call);
        var heardByClient = call.Client.Statistics.PacketsReceived;
        Assert.Equal(heardByAgent, call.Listener.Heard.Count);
        Assert.True(heardByClient <= sentToClient, "What was sent later is held.");

        // Its clock stood still, so what was held is due at one moment now; what comes meanwhile is due at the next.
        await HearWhatWasHeldAsync(() => call.Listener.Heard.Count >= heardByAgent + 30, "the agent");
        await HearWhatWasHeldAsync(() => call.Client.Statistics.PacketsReceived >= heardByClient + 30, "the client");

        Task HearWhatWasHeldAsync(Func<bool> isHeard, string who)
        {
            return Eventually.IsTrue(Later, $"{who} hears what was held");

            bool Later()
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return isHeard();
            }
        }
    }

    [Fact]
    public async Task HangUpOnASlowNetwork_StillReachesTheClient()
    {
        using var call = await Call.ConnectAsync(time: new ManualTime());
        call.Peer.Network = new() { Delay = TimeSpan.FromSeconds(5) };
        call.Peer.Dispose();
        await call.Client.Closed.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task LostPackets_AreInTheStatisticsAndTheSoundGoesOn()
    {
        using var call = await Call.ConnectAsync(time: new ManualTime()); // The level is that of the last second.
        call.Peer.Network = new() { LossShare = 0.3 };
        await call.Client.PlayAsync(new Tone().Take(100 * AudioFormat.FrameSamples), TestContext.Current.CancellationToken);
        call.Peer.Network = PeerNetwork.Clear;
        await PlayAsync(call);
        await Eventually.IsTrue(() => call.Peer.Statistics is { PacketsLost: >= 10, PacketsReceived: >= 50 }, "loss is counted");
        Assert.InRange(call.Peer.Level.Rms, -40, 0);
    }

    [Fact]
    public async Task CallBegunOnASlowNetwork_Connects()
    {
        using var call = Call.Answer();
        // There and back is many times as long as a browser waits between two checks.
        call.Peer.Network = new() { Delay = TimeSpan.FromMilliseconds(200) };
        await call.Client.ConnectAsync(call.Peer.Answer, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task CallBegunOnALossyAndSlowNetwork_Connects()
    {
        using var call = Call.Answer();
        call.Peer.Network = new() { LossShare = 0.2, Delay = TimeSpan.FromMilliseconds(50), Jitter = TimeSpan.FromMilliseconds(50) };
        await call.Client.ConnectAsync(call.Peer.Answer, TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => call.Client.Statistics.PacketsReceived > 20, "the client hears");
        Assert.False(call.Listener.WasEnteredTwice);
    }

    public static TheoryData<Func<PeerNetwork>> WrongNetworks => new()
    {
        () => new() { DropFor = TimeSpan.FromSeconds(-2) },
        () => new() { LossShare = -0.1 },
        () => new() { LossShare = 1.1 },
        () => new() { LossShare = double.NaN },
        () => new() { Delay = TimeSpan.FromMilliseconds(-1) },
        () => new() { Delay = PeerNetwork.MaxDelay + TimeSpan.FromMilliseconds(1) },
        () => new() { Jitter = TimeSpan.FromMilliseconds(-1) },
        () => new() { Jitter = PeerNetwork.MaxDelay + TimeSpan.FromMilliseconds(1) },
    };

    [Theory]
    [MemberData(nameof(WrongNetworks), DisableDiscoveryEnumeration = true)]
    public void ValueOutOfRange_IsRefused(Func<PeerNetwork> make) => Assert.Throws<ArgumentOutOfRangeException>(make);

    /// <summary>Waits until nothing that came before is half done: an empty packet is taken under the peer's lock, and means nothing.</summary>
    private static void Settle(Call call) => call.Peer.Receive(PacketKind.Unknown, [], new IPEndPoint(IPAddress.Loopback, 9).Serialize());

    private static Task PlayAsync(Call call) =>
        call.Client.PlayAsync(new Tone().Take(20 * AudioFormat.FrameSamples), TestContext.Current.CancellationToken);
}
