using System.Net;
using WebRtc.Client;
using WebRtc.Ice;
using WebRtc.Sdp;
using WebRtc.Tests.Infrastructure;
using WebRtc.Transport;

namespace WebRtc.Tests.Ice;

public class CheckAllocationTests
{
    [Fact]
    public void AnsweringChecks_AllocatesNothing()
    {
        using var call = Call.Answer();
        // Beside the endpoint's own, of which its pacing thread holds the lock now and then: to wait for a lock allocates.
        var alone = call.Context with { Table = new PeerTable() };
        using var peer = new Peer(alone, AudioOffer.Read(call.Client.Offer, WebRtcEndpoint.HasOpus), call.Listener);
        var answer = ClientAnswer.Read(peer.Answer);
        var checks = new ClientChecks(new IceCredentials(UfragOf(call.Client.Offer), "0123456789012345678901"), answer.Remote);
        var receiver = new PacketReceiver(alone);
        var from = new IPEndPoint(IPAddress.Loopback, 9).Serialize();
        var check = checks.Write(new byte[ClientChecks.MaxLength]).ToArray();
        Dispatch(20);
        Assert.True(peer.IsReached);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Dispatch(500);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        peer.TakeApart();

        void Dispatch(int count)
        {
            for (var i = 0; i < count; i++)
            {
                receiver.Dispatch(check, from);
            }
        }
    }

    private static string UfragOf(string sdp) =>
        sdp.Split("\r\n").First(line => line.StartsWith("a=ice-ufrag:", StringComparison.Ordinal))["a=ice-ufrag:".Length..];
}
