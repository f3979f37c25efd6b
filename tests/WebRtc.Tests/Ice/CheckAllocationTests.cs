using System.Net;
using WebRtc.Client;
using WebRtc.Ice;
using WebRtc.Tests.Infrastructure;
using WebRtc.Transport;

namespace WebRtc.Tests.Ice;

public class CheckAllocationTests
{
    [Fact]
    public void AnsweringChecks_AllocatesNothing()
    {
        using var call = Call.Answer();
        var answer = ClientAnswer.Read(call.Peer.Answer);
        var checks = new ClientChecks(new IceCredentials(UfragOf(call.Client.Offer), "0123456789012345678901"), answer.Remote);
        var receiver = new PacketReceiver(call.Context);
        var from = new IPEndPoint(IPAddress.Loopback, 9).Serialize();
        var check = checks.Write(new byte[ClientChecks.MaxLength]).ToArray();
        Dispatch(20);
        Assert.True(call.Peer.IsReached);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Dispatch(500);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

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
