using System.Net;
using WebRtc.Client;
using WebRtc.Rtp;
using WebRtc.Tests.Infrastructure;
using WebRtc.Transport;

namespace WebRtc.Tests.Calls;

/// <summary>Whatever arrives, the loop goes on and memory stays where it was.</summary>
public class FuzzTests
{
    private const int Packets = 20_000;

    [Fact]
    public async Task RandomPacketsFromTheCallsOwnAddress_HarmNothing()
    {
        var log = new FaultLog();
        using var endpoint = WebRtcEndpoint.Start(new() { Bind = IPAddress.Loopback }, TimeProvider.System, log);
        using var client = new WebRtcClient();
        var listener = new CallListener();
        using var peer = endpoint.Answer(client.Offer, listener);
        await client.ConnectAsync(peer.Answer, TestContext.Current.CancellationToken);
        await listener.Connected.WaitAsync(TestContext.Current.CancellationToken);

        var random = new Random(1);
        byte[] firstBytes = [0, 1, 20, 22, 23, 63, 128, 144, 160, 191, 255];
        for (var i = 0; i < Packets; i++)
        {
            var packet = new byte[random.Next(1, 1400)];
            random.NextBytes(packet);
            packet[0] = firstBytes[random.Next(firstBytes.Length)];
            client.SendDatagram(packet);
        }

        await SoundStillPasses(client, listener);
        Assert.Empty(log.Faults);
    }

    [Fact]
    public async Task ChangedPacketsOfARealCall_HarmNothing()
    {
        var random = new Random(2);
        var log = new FaultLog();
        WebRtcClient? sender = null;
        var isMutating = false;
        using var endpoint = WebRtcEndpoint.Start(new() { Bind = IPAddress.Loopback }, TimeProvider.System, log);
        using var client = new WebRtcClient(new() { Outgoing = Mutate });
        sender = client;
        var listener = new CallListener();
        using var peer = endpoint.Answer(client.Offer, listener);
        await client.ConnectAsync(peer.Answer, TestContext.Current.CancellationToken);
        await SoundStillPasses(client, listener);
        Assert.Empty(log.Faults);

        // Every packet of the call but DTLS goes out after damaged copies of itself.
        bool Mutate(ReadOnlySpan<byte> packet)
        {
            if (isMutating)
            {
                return true;
            }

            isMutating = true;
            for (var i = 0; i < 20; i++)
            {
                var changed = packet[..random.Next(1, packet.Length + 1)].ToArray();
                changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);

                // A damaged handshake may fail, so DTLS is left whole here; DtlsAssociationTests damages it.
                if (PacketKinds.Of(changed) != PacketKind.Dtls)
                {
                    sender!.SendDatagram(changed);
                }
            }

            isMutating = false;
            return true;
        }
    }

    [Fact]
    public void DispatchOfGarbage_AllocatesNothing()
    {
        using var call = Call.Answer();
        var receiver = new PacketReceiver(call.Context);
        var from = new IPEndPoint(IPAddress.Loopback, 9).Serialize();
        var packets = Enumerable.Range(0, 500).Select(seed =>
        {
            var packet = new byte[100];
            new Random(seed).NextBytes(packet);
            packet[0] = (byte)(seed % 2 == 0 ? 0 : 128);
            return packet;
        }).ToArray();
        Dispatch();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Dispatch();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Dispatch()
        {
            foreach (var packet in packets)
            {
                receiver.Dispatch(packet, from);
            }
        }
    }

    [Fact]
    public void RandomCompounds_AreReadWithoutFault()
    {
        var random = new Random(4);
        for (var i = 0; i < 50_000; i++)
        {
            var packet = new byte[random.Next(0, 200)];
            random.NextBytes(packet);
            if (packet.Length > 4)
            {
                packet[0] = (byte)(0x80 | random.Next(32));
                packet[1] = (byte)random.Next(200, 208);
                packet[2] = 0;
                packet[3] = (byte)random.Next(50);
            }

            _ = new RtcpReader(packet, 1).Read();
        }
    }

    private static async Task SoundStillPasses(WebRtcClient client, CallListener listener)
    {
        var heard = listener.Heard.Count;
        await client.PlayAsync(new Tone().Take(40 * AudioFormat.FrameSamples), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => listener.Heard.Count >= heard + 20, "sound still passes");
        Assert.False(listener.Closed.IsCompleted);
    }
}
