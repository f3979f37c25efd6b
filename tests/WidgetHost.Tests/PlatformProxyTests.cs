using System.Net;
using Microsoft.AspNetCore.Http;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>What changes on the way through, and what does not.</summary>
public sealed class PlatformProxyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/web-calls/abc", "/v1/web-calls/abc")]
    [InlineData("https://api.example.com/v1/web-calls/abc?x=1", "/v1/web-calls/abc?x=1")]
    [InlineData("//api.example.com/v1/web-calls/abc", "/v1/web-calls/abc")]
    [InlineData("web-calls/abc", "/v1/web-calls/abc")]
    public async Task Location_StaysAPathOfThisServer(string sent, string expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("POST /v1/web-calls", context =>
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = sent;
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.Link = "<turn:t.example>; rel=\"ice-server\"";
            return Task.CompletedTask;
        });
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().SendAsync(Requests.Create("dnx_pub_1"), Cancellation);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(expected, answer.Header("Location"));
        Assert.Equal("\"1\"", answer.Header("ETag"));
        Assert.Equal("<turn:t.example>; rel=\"ice-server\"", answer.Header("Link"));
    }

    [Fact]
    public async Task Cookies_GoNeitherWay()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/agents", context =>
        {
            context.Response.Headers.SetCookie = "session=1";
            return context.Response.WriteAsync("{}", Cancellation);
        });
        await using var host = new TestHost(platform);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/agents") { Headers = { { "Cookie", "session=1" } } };
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Null(platform.Received.Single().Header("Cookie"));
        Assert.Null(answer.Header("Set-Cookie"));
    }

    [Fact]
    public async Task WhatAClientSaysAboutItself_IsReplacedByWhatThisServerSees()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/agents", "{}");
        await using var host = new TestHost(platform);
        await host.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
            context.Request.Path = "/v1/agents";
            context.Request.Headers["X-Forwarded-For"] = "198.51.100.1";
            context.Request.Headers["X-Forwarded-Host"] = "evil.example";
            context.Request.Headers["X-Real-IP"] = "198.51.100.1";
            context.Request.Headers["Forwarded"] = "for=198.51.100.1";
        }, Cancellation);

        var received = platform.Received.Single();
        Assert.Equal("192.0.2.7", received.Header("X-Forwarded-For"));
        Assert.Equal("localhost", received.Header("X-Forwarded-Host"));
        Assert.Null(received.Header("X-Real-IP"));
        Assert.Null(received.Header("Forwarded"));
        Assert.Equal(new Uri(platform.Address).Authority, received.Header("Host"));
    }

    [Fact]
    public async Task RefusalOfThePlatform_PassesAsItIs()
    {
        const string Envelope = """{ "statusCode": 409, "message": "Full.", "error": "Conflict", "code": "capacity_reached" }""";
        await using var platform = await FakePlatform.StartAsync();
        platform.On("POST /v1/web-calls", context =>
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            context.Response.Headers.RetryAfter = "3";
            return context.Response.WriteAsync(Envelope, Cancellation);
        });
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().SendAsync(Requests.Create("dnx_pub_1"), Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("3", answer.Header("Retry-After"));
        Assert.Equal(Envelope, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task FirstEvent_ArrivesWhileThePlatformHoldsTheStreamOpen()
    {
        var clientHasRead = new TaskCompletionSource();
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/web-calls/abc/events", async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("id: 1\nevent: status\ndata: {}\n\n", Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            await clientHasRead.Task.WaitAsync(Cancellation);
            await context.Response.WriteAsync("id: 2\nevent: ended\ndata: {}\n\n", Cancellation);
        });
        await using var host = new TestHost(platform);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/web-calls/abc/events");
        using var answer = await host.CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal("text/event-stream", answer.Header("Content-Type"));
        Assert.Equal("no", answer.Header("X-Accel-Buffering"));
        Assert.Equal("id: 1", await reader.ReadLineAsync(Cancellation));
        clientHasRead.SetResult();
        Assert.EndsWith("id: 2\nevent: ended\ndata: {}\n\n", await reader.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientThatLeaves_EndsTheStreamAtThePlatform()
    {
        var left = new TaskCompletionSource();
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/web-calls/abc/events", async context =>
        {
            context.RequestAborted.Register(left.SetResult);
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(": \n", Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            await left.Task.WaitAsync(Cancellation);
        });
        await using var host = new TestHost(platform);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/web-calls/abc/events");
        var answer = await host.CreateClient().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        answer.Dispose();

        await left.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Theory]
    [InlineData(64 * 1024, true, HttpStatusCode.OK)]
    [InlineData(64 * 1024, false, HttpStatusCode.OK)]
    [InlineData((64 * 1024) + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData((64 * 1024) + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_MayHave64Kilobytes(int length, bool saysItsLength, HttpStatusCode expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("POST /v1/web-calls", "{}");
        await using var host = new TestHost(platform);
        using var request = Requests.Create("dnx_pub_1");
        request.Content = new StringContent(new string('a', length));
        request.Headers.TransferEncodingChunked = !saysItsLength;
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            Assert.Equal(length, platform.Received.Single().Body.Length);
        }
        else
        {
            Assert.Equal((413, "payload_too_large"), await answer.ErrorAsync());
            Assert.Empty(platform.Received);
        }
    }
}
