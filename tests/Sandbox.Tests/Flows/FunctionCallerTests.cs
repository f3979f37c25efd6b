using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Flows;
using Sandbox.Outbound;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Flows;

/// <summary>Functions over real connections.</summary>
public sealed class FunctionCallerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PrivateAddress_IsRefusedUnlessTheDangerousSettingAllowsIt()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var refused = await CallAsync(server, dangerousAllowPrivate: false);
        Assert.Equal((false, "failed_private_address"), (refused.IsOk, refused.Why));
        Assert.False(server.Pending());

        var calling = CallAsync(server, dangerousAllowPrivate: true);
        var request = await AnswerAsync(server, "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"state\":1}");
        Assert.StartsWith("POST /now HTTP/1.1\r\n", request, StringComparison.Ordinal);
        var outcome = await calling;
        Assert.Equal((true, "ok", "1"), (outcome.IsOk, outcome.Why, outcome.Reply?["state"]?.ToJsonString()));
    }

    [Fact]
    public async Task Redirect_IsAFailureAndNotFollowed()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var calling = CallAsync(server, dangerousAllowPrivate: true);
        await AnswerAsync(server, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal("failed_status_302", (await calling).Why);
        Assert.False(server.Pending());
    }

    [Fact]
    public async Task AnswerThatIsNoHttp_IsAFailure()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var calling = CallAsync(server, dangerousAllowPrivate: true);
        await AnswerAsync(server, "hello\r\n\r\n");
        Assert.Equal("failed_connection", (await calling).Why);
    }

    private static async Task<FunctionOutcome> CallAsync(TcpListener server, bool dangerousAllowPrivate)
    {
        using var client = FunctionCaller.CreateClient(PublicAddresses.CreateHandler(dangerousAllowPrivate));
        var caller = new FunctionCaller(client, NullLogger<FunctionCaller>.Instance);
        var node = new FunctionNode
        {
            Id = "f",
            Url = $"http://localhost:{((IPEndPoint)server.LocalEndpoint).Port}/now",
            Result = new Dictionary<string, string> { ["state"] = "state" },
            Next = "a",
            Failed = "b",
        };
        return await caller.CallAsync(node, [], new FakeTime(), Cancellation);
    }

    private static async Task<string> AnswerAsync(TcpListener server, string answer)
    {
        using var socket = await server.AcceptSocketAsync(Cancellation);
        var buffer = new byte[4096];
        var length = await socket.ReceiveAsync(buffer, Cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes(answer), Cancellation);
        socket.Shutdown(SocketShutdown.Send);
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
