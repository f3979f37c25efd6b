using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Protocol;
using Sandbox.Control;

namespace Sandbox.Tests.Control;

public sealed class ControlGateTests
{
    [Theory]
    [InlineData("127.0.0.1", "", true)]
    [InlineData("127.8.8.8", "", true)]
    [InlineData("::1", "", true)]
    [InlineData("::ffff:127.0.0.1", "", true)]
    [InlineData("192.0.2.7", "", false)]
    [InlineData("172.17.0.1", "", false)]
    [InlineData("172.17.0.1", "172.16.0.0/12", true)]
    [InlineData("::ffff:172.17.0.1", "172.16.0.0/12", true)]
    [InlineData("172.32.0.1", "172.16.0.0/12", false)]
    [InlineData("127.0.0.1", "172.16.0.0/12", true)]
    [InlineData("2001:db8::1", "2001:db8::/32", true)]
    [InlineData(null, "0.0.0.0/0", false)]
    public async Task OnlyThisMachineAndNamedNetworks_AreAnswered(string? from, string network, bool isAnswered)
    {
        var status = await KnockAsync(network, context => context.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from));
        Assert.Equal(isAnswered ? StatusCodes.Status200OK : ErrorCode.KeyNotAllowed.Status(), status);
    }

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("http://127.0.0.1:5091")]
    [InlineData("null")]
    [InlineData("")]
    public async Task AnyOrigin_IsRefused(string origin)
    {
        Assert.Equal(ErrorCode.OriginNotAllowed.Status(), await KnockAsync("", context => context.Request.Headers.Origin = origin));
        Assert.Equal(ErrorCode.OriginNotAllowed.Status(), await KnockAsync("127.0.0.0/8", context => context.Request.Headers.Origin = origin));
    }

    [Theory]
    [InlineData("127.0.0.1:5091", "", true)]
    [InlineData("[::1]:5091", "", true)]
    [InlineData("localhost", "", true)]
    [InlineData("evil.example", "", false)]
    [InlineData("localhost.evil.example", "", false)]
    [InlineData("widgethost:5091", "172.16.0.0/12", true)]
    public async Task NameThatSomebodyElseCouldPointHere_IsRefused(string host, string network, bool isAnswered)
    {
        var status = await KnockAsync(network, context => context.Request.Host = new HostString(host));
        Assert.Equal(isAnswered ? StatusCodes.Status200OK : ErrorCode.OriginNotAllowed.Status(), status);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("http://127.0.0.1:5091", "", 0)]
    [InlineData("http://localhost:0", "", 0)]
    [InlineData("http://0.0.0.0:5091", "172.16.0.0/12", 0)]
    [InlineData("http://0.0.0.0:5091", "", 1)]
    [InlineData("https://127.0.0.1:5091", "", 1)]
    [InlineData("5091", "", 1)]
    [InlineData("5091", "anywhere", 2)]
    [InlineData("", "172.16.0.0/40", 1)]
    public void WrongSettings_AreAllNamed(string url, string network, int problems) =>
        Assert.Equal(problems, ControlOptionsCheck.Problems(Options(network, url)).Count());

    private static ControlOptions Options(string network, string url = "")
    {
        var options = new ControlOptions { Url = url };
        if (network.Length > 0)
        {
            options.DangerousNetworks.Add(network);
        }
        return options;
    }

    /// <summary>A request from this machine with nothing wrong but what <paramref name="change"/> does.</summary>
    private static async Task<int> KnockAsync(string network, Action<DefaultHttpContext> change)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Host = new HostString("127.0.0.1", 5091);
        context.Response.Body = new MemoryStream();
        change(context);
        var gate = new ControlGate(_ => Task.CompletedTask, new SandboxOptions { Control = Options(network) });
        await gate.InvokeAsync(context);
        return context.Response.StatusCode;
    }
}
