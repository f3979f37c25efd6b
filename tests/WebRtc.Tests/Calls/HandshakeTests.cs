using WebRtc.Client;
using WebRtc.Tests.Infrastructure;
using WebRtc.Transport;

namespace WebRtc.Tests.Calls;

public class HandshakeTests
{
    private const byte HandshakeRecord = 22;
    private const byte AlertRecord = 21;

    [Fact]
    public async Task WrongFingerprint_EndsInAFatalAlertBeforeTheClientBelievesItIsConnected()
    {
        List<byte[]> records = [];
        using var call = Call.Answer(new()
        {
            WrongFingerprint = true,
            Incoming = packet => Note(records, packet),
        });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => call.Client.ConnectAsync(call.Peer.Answer, TestContext.Current.CancellationToken));
        Assert.Contains("alert", failure.Message, StringComparison.Ordinal);
        Assert.Equal(PeerCloseReason.HandshakeFailed, await call.Listener.Closed.WaitAsync(TestContext.Current.CancellationToken));
        Assert.False(call.Peer.IsConnected);
        Assert.False(call.Listener.Connected.IsCompleted);

        // A plain alert record: its body is level (2: fatal) and description.
        var alert = Assert.Single(records, record => record[0] == AlertRecord);
        Assert.Equal(2, alert[13]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AnyServerDatagramLost_IsSentAgain(int lost)
    {
        var seen = 0;
        using var call = await Call.ConnectAsync(new()
        {
            Incoming = packet => PacketKinds.Of(packet) != PacketKind.Dtls || seen++ != lost,
        });
        Assert.True(call.Peer.IsConnected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AnyClientDatagramLost_IsMadeUpFor(int lost)
    {
        var seen = 0;
        using var call = await Call.ConnectAsync(new()
        {
            Outgoing = packet => PacketKinds.Of(packet) != PacketKind.Dtls || seen++ != lost,
        });
        Assert.True(call.Peer.IsConnected);
    }

    /// <summary>The client never answers the first flight, so every repetition is the server's own timer.</summary>
    [Fact]
    public async Task UnansweredFlight_IsRepeatedByTheServersTimer()
    {
        const int MessageType = 13;
        const byte ServerHello = 2;
        var flights = 0;
        using var call = Call.Answer(new()
        {
            Incoming = packet =>
            {
                if (packet[0] == HandshakeRecord)
                {
                    flights += packet[MessageType] == ServerHello ? 1 : 0;
                    return false;
                }

                return true;
            },
            Outgoing = OnlyFirstDtls(),
        });
        var connecting = call.Client.ConnectAsync(call.Peer.Answer, TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => Volatile.Read(ref flights) >= 3, "the flight comes again");
        Assert.False(connecting.IsCompleted);
        Assert.False(call.Peer.IsConnected);
    }

    [Fact]
    public async Task DtlsWithoutACheckFromItsAddress_IsIgnored()
    {
        var answered = 0;
        using var call = Call.Answer(new()
        {
            Outgoing = packet => PacketKinds.Of(packet) != PacketKind.Stun,
            Incoming = _ => Interlocked.Increment(ref answered) > 0,
        });
        _ = call.Client.ConnectAsync(call.Peer.Answer, TestContext.Current.CancellationToken);
        for (var i = 0; i < 20; i++)
        {
            call.Client.SendDatagram([HandshakeRecord, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, (byte)i, 0, 1, 1]);
        }

        // A call on the same port afterwards proves that the packets before were dealt with.
        using var other = new WebRtcClient();
        using var peer = call.Endpoint.Answer(other.Offer, new CallListener());
        await other.ConnectAsync(peer.Answer, TestContext.Current.CancellationToken);
        Assert.Equal(0, answered);
        Assert.False(call.Peer.IsReached);
    }

    private static bool Note(List<byte[]> records, ReadOnlySpan<byte> packet)
    {
        if (packet[0] == AlertRecord)
        {
            records.Add(packet.ToArray());
        }

        return true;
    }

    private static PacketFilter OnlyFirstDtls()
    {
        var sent = 0;
        return packet => PacketKinds.Of(packet) != PacketKind.Dtls || sent++ == 0;
    }
}
