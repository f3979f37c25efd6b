using WebRtc.Dtls;
using WebRtc.Srtp;

namespace WebRtc.Tests.Dtls;

/// <summary>Two ends in memory: what one sends is queued for the other.</summary>
public sealed class DtlsAssociationTests : IDisposable
{
    private readonly DtlsCertificate certificate = new(DateTimeOffset.UtcNow);
    private readonly Queue<byte[]> toServer = new();
    private readonly Queue<byte[]> toClient = new();
    private readonly List<IDisposable> made = [];

    [Theory]
    [InlineData(7, 7)]
    [InlineData(1, 1)]
    public void Handshake_GivesBothEndsTheSameKeys(int offered, int agreed)
    {
        var (server, client) = Ends((SrtpProfile)offered);
        client.Start();
        Deliver(server, client, packet => packet);

        Assert.Equal((DtlsState.Connected, DtlsState.Connected), (server.State, client.State));
        Assert.Equal((SrtpProfile)agreed, server.Keys!.Profile);
        Assert.Equal(server.Keys.Client.Key, client.Keys!.Client.Key);
        Assert.Equal(server.Keys.Server.Salt, client.Keys.Server.Salt);
        Assert.NotEqual(server.Keys.Client.Key, server.Keys.Server.Key);
    }

    [Fact]
    public void CloseNotify_ClosesTheOtherEnd()
    {
        var (server, client) = Ends(SrtpProfile.AeadAes128Gcm);
        client.Start();
        Deliver(server, client, packet => packet);
        client.Close();
        Deliver(server, client, packet => packet);
        Assert.Equal(DtlsState.Closed, server.State);
    }

    [Fact]
    public void ServerThatIsNotTheOneOfTheAnswer_IsRefusedByTheClient()
    {
        var (server, client) = Ends(SrtpProfile.AeadAes128Gcm, serverFingerprint: Fingerprint.Of("another"u8));
        client.Start();
        Deliver(server, client, packet => packet);
        Assert.Equal((DtlsState.Failed, DtlsState.Failed), (server.State, client.State));
    }

    [Fact]
    public void DamagedHandshakes_NeverThrowAndNeverConnectByChance()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var (server, client) = Ends(SrtpProfile.AeadAes128Gcm);
            client.Start();
            Deliver(server, client, packet =>
            {
                if (random.Next(3) == 0)
                {
                    packet[random.Next(packet.Length)] ^= (byte)random.Next(1, 256);
                }

                return packet[..random.Next(packet.Length / 2, packet.Length + 1)];
            });
            server.Tick();
            if (server.State == DtlsState.Connected)
            {
                Assert.NotNull(server.Keys);
            }
            else
            {
                Assert.Null(server.Keys);
            }
        }
    }

    [Fact]
    public void RandomDatagrams_NeverThrow()
    {
        var random = new Random(9);
        var (server, client) = Ends(SrtpProfile.AeadAes128Gcm);
        client.Start();
        for (var i = 0; i < 5000; i++)
        {
            var packet = new byte[random.Next(1, 1500)];
            random.NextBytes(packet);
            packet[0] = (byte)random.Next(20, 25);
            server.Receive(packet);
        }

        Assert.Null(server.Keys);
    }

    public void Dispose() => made.ForEach(one => one.Dispose());

    private (DtlsAssociation Server, DtlsAssociation Client) Ends(SrtpProfile offered, Fingerprint? serverFingerprint = null)
    {
        toServer.Clear();
        toClient.Clear();
        var serverContext = new DtlsContext(
            DtlsRole.Server, certificate, SrtpProfile.AeadAes128Gcm, SrtpProfile.Aes128CmHmacSha1With80BitTag);
        var clientContext = new DtlsContext(DtlsRole.Client, certificate, offered);
        var server = new DtlsAssociation(serverContext, certificate.Fingerprint, packet => toClient.Enqueue(packet.ToArray()));
        var client = new DtlsAssociation(
            clientContext, serverFingerprint ?? certificate.Fingerprint, packet => toServer.Enqueue(packet.ToArray()));
        made.AddRange([server, client, serverContext, clientContext]);
        return (server, client);
    }

    private void Deliver(DtlsAssociation server, DtlsAssociation client, Func<byte[], byte[]> way)
    {
        while (toServer.Count + toClient.Count > 0)
        {
            if (toServer.TryDequeue(out var packet))
            {
                server.Receive(way(packet));
            }

            if (toClient.TryDequeue(out packet))
            {
                client.Receive(way(packet));
            }
        }
    }
}
