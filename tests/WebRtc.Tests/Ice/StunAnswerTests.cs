using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using WebRtc.Ice;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Ice;

/// <summary>What a check is answered with, over a real socket.</summary>
public sealed class StunAnswerTests : IDisposable
{
    private readonly Call call = Call.Answer();
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    private string Username => $"{Of("a=ice-ufrag:", call.Peer.Answer)}:{Of("a=ice-ufrag:", call.Client.Offer)}";

    private string Password => Of("a=ice-pwd:", call.Peer.Answer);

    [Fact]
    public async Task AuthenticCheck_Succeeds()
    {
        var response = await AskAsync(Check(Username, Password));
        Assert.Equal(StunProtocol.BindingSuccess, TypeOf(response));
        Assert.True(call.Peer.IsReached);
        Assert.False(call.Peer.IsConnected);
    }

    [Fact]
    public async Task WrongPassword_401AndPeerNotReached()
    {
        Assert.Equal(401, ErrorOf(await AskAsync(Check(Username, "another password of enough length"))));
        Assert.False(call.Peer.IsReached);
    }

    [Fact]
    public async Task UnknownUfrag_401() => Assert.Equal(401, ErrorOf(await AskAsync(Check("nobody:knows", Password))));

    [Fact]
    public async Task NoUsername_400() => Assert.Equal(400, ErrorOf(await AskAsync(Check("", Password))));

    [Fact]
    public async Task UnknownRequiredAttribute_420() =>
        Assert.Equal(420, ErrorOf(await AskAsync(Check(Username, Password, (StunAttribute)0x7FFF))));

    [Fact]
    public async Task ControlledOtherEnd_487() =>
        Assert.Equal(487, ErrorOf(await AskAsync(Check(Username, Password, StunAttribute.IceControlled))));

    [Fact]
    public async Task NoFingerprint_NoAnswer()
    {
        var bare = Check(Username, Password)[..^8];
        BinaryPrimitives.WriteUInt16BigEndian(bare.AsSpan(2), (ushort)(bare.Length - StunProtocol.HeaderLength));
        await socket.SendAsync(bare, call.Endpoint.Candidates[0], TestContext.Current.CancellationToken);

        // Packets of one socket stay in order on loopback: the answer to the second would come after one to the first.
        var second = Check(Username, Password);
        Assert.Equal(StunProtocol.BindingSuccess, TypeOf(await AskAsync(second)));
        Assert.Equal(0, socket.Available);
    }

    public void Dispose()
    {
        socket.Dispose();
        call.Dispose();
    }

    private static byte[] Check(string username, string password, StunAttribute? extra = null)
    {
        var buffer = new byte[256];
        var writer = new StunWriter(buffer, StunProtocol.BindingRequest, "transaction!"u8);
        if (username.Length > 0)
        {
            writer.WriteText(StunAttribute.Username, username);
        }

        if (extra is { } attribute)
        {
            writer.WriteUInt64(attribute, 1);
        }

        writer.WriteIntegrity(Encoding.UTF8.GetBytes(password));
        return writer.WriteFingerprint().ToArray();
    }

    private async Task<byte[]> AskAsync(byte[] check)
    {
        await socket.SendAsync(check, call.Endpoint.Candidates[0], TestContext.Current.CancellationToken);
        return (await socket.ReceiveAsync(TestContext.Current.CancellationToken)).Buffer;
    }

    private static int TypeOf(byte[] response) => BinaryPrimitives.ReadUInt16BigEndian(response);

    /// <summary>ERROR-CODE is the first attribute of every error written here.</summary>
    private static int ErrorOf(byte[] response)
    {
        Assert.Equal(StunProtocol.BindingError, TypeOf(response));
        var value = response.AsSpan(StunProtocol.HeaderLength + StunProtocol.AttributeHeaderLength);
        return (value[2] * 100) + value[3];
    }

    private static string Of(string prefix, string sdp) =>
        sdp.Split("\r\n").First(line => line.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];
}
