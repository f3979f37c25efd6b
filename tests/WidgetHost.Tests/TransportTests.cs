using System.Net;
using Microsoft.AspNetCore.Http;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>HTTPS outside Development, and whose word is taken for it.</summary>
public sealed class TransportTests
{
    private const string PublicUrl = "https://calls.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/widget/wgt_shop")]
    [InlineData("/widget/wgt%20x?a=%2F&b")]
    [InlineData("/widget.js")]
    [InlineData("/web-sdk/latest/dialnexa.min.js")]
    [InlineData("/widget/frame.js")]
    [InlineData("/nothing")]
    public async Task PlainHttp_IsRedirected(string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = Production(platform);
        using var answer = await Client(host, "http").GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal(PublicUrl + path, answer.Header("Location"));
    }

    [Theory]
    [InlineData("http://evil.example", "https://calls.example/widget.js")]
    [InlineData("http://10.0.0.7:8080", "https://calls.example/widget.js")]
    public async Task Redirect_GoesToThePublicUrl_WhateverHostIsAskedFor(string asked, string expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = Production(platform);
        using var client = host.CreateClient(new() { BaseAddress = new Uri(asked), AllowAutoRedirect = false });
        using var answer = await client.GetAsync("/widget.js", Cancellation);

        Assert.Equal(expected, answer.Header("Location"));
    }

    [Theory]
    [InlineData("POST", "/v1/web-calls")]
    [InlineData("GET", "/v1/agents")]
    [InlineData("GET", "/v1/nothing")]
    [InlineData("OPTIONS", "/v1/web-calls")]
    public async Task PlainHttpToThePlatform_IsRefused_NotRedirected(string method, string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = Production(platform);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await Client(host, "http").SendAsync(request, Cancellation);

        Assert.Equal((403, "invalid_request"), await answer.ErrorAsync());
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Null(answer.Header("Location"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_AnswersOverPlainHttp(string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /", "{}");
        await using var host = Production(platform);
        using var answer = await Client(host, "http").GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_AsksForNoHttps(string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /", "{}");
        await using var host = Production(platform);
        using var answer = await Client(host, "https").GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Https_IsAskedForInFuture()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = Production(platform);
        using var answer = await Client(host, "https").GetAsync("/widget/wgt_shop", Cancellation);

        Assert.Equal("max-age=31536000", answer.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Development_AnswersOverPlainHttp()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync("/widget/wgt_shop", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Header("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", StatusCodes.Status200OK, "203.0.113.9")]
    [InlineData("10.0.0.0/8", "10.9.9.9", StatusCodes.Status200OK, "203.0.113.9")]
    [InlineData("10.0.0.5", "10.0.0.6", StatusCodes.Status403Forbidden, null)]
    [InlineData(null, "127.0.0.1", StatusCodes.Status403Forbidden, null)]
    [InlineData(null, "10.0.0.5", StatusCodes.Status403Forbidden, null)]
    public async Task ForwardedHeaders_AreBelievedOnlyOfKnownProxies(string? known, string from, int expected, string? client)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/agents", "{}");
        await using var host = Production(platform, ("KnownProxies:0", known));
        var answer = await host.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            context.Request.Scheme = "http";
            context.Request.Path = "/v1/agents";
            context.Request.Headers["X-Forwarded-Proto"] = "https";
            context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        }, Cancellation);

        Assert.Equal(expected, answer.Response.StatusCode);
        Assert.Equal(client, platform.Received.SingleOrDefault()?.Header("X-Forwarded-For"));
    }

    [Fact]
    public async Task OwnAddress_IsThePublicUrl_WhateverHostIsAskedFor()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = Production(platform);
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://evil.example") });
        var script = await client.GetStringAsync("/widget/wgt_shop/widget.js", Cancellation);

        Assert.Contains("\"frameUrl\":\"https://calls.example/widget/wgt_shop\"", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InternationalPublicUrl_IsTheOriginThatBrowsersSend()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/web-calls/ice-servers", """{ "ice_servers": [] }""");
        await using var host = Production(platform, ("PublicUrl", "https://bücher.example"));
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://xn--bcher-kva.example") });
        using var answer = await client.SendAsync(Requests.Session(from: "https://xn--bcher-kva.example"), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static TestHost Production(FakePlatform platform, params (string, string?)[] settings) =>
        new(platform, [("PublicUrl", PublicUrl), .. settings]) { Environment = "Production" };

    private static HttpClient Client(TestHost host, string scheme) =>
        host.CreateClient(new() { BaseAddress = new Uri($"{scheme}://calls.example"), AllowAutoRedirect = false });
}
