using System.Net;
using Microsoft.AspNetCore.Http;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>What is forwarded to the platform, and that nothing else ever is.</summary>
public sealed class PlatformRouteTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/v1/web-calls")]
    [InlineData("GET", "/v1/web-calls/ice-servers")]
    [InlineData("POST", "/v1/web-calls/grants")]
    [InlineData("PATCH", "/v1/web-calls/x-1_Y~")]
    [InlineData("DELETE", "/v1/web-calls/x")]
    [InlineData("POST", "/v1/web-calls/x/media")]
    [InlineData("POST", "/v1/web-calls/x/leave")]
    [InlineData("GET", "/v1/web-calls/x/events")]
    [InlineData("POST", "/v1/web-calls/x/messages")]
    [InlineData("POST", "/v1/web-calls/x/feedback")]
    [InlineData("GET", "/v1/calls")]
    [InlineData("GET", "/v1/calls/x")]
    [InlineData("GET", "/v1/agents")]
    [InlineData("GET", "/v1/agents/x")]
    public async Task RouteOfTheProtocol_IsForwardedAsItIs(string method, string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On($"{method} {path}", "{}");
        await using var host = new TestHost(platform);
        using var request = new HttpRequestMessage(new HttpMethod(method), path + "?type=web&q=%2F")
        {
            Headers =
            {
                { "Authorization", "Bearer dnx_call_1" },
                { "Origin", "https://shop.example" },
                { "If-Match", "*" },
                { "Last-Event-ID", "7" },
            },
        };
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var received = Assert.Single(platform.Received);
        Assert.Equal("?type=web&q=%2F", received.Query);
        Assert.Equal("Bearer dnx_call_1", received.Header("Authorization"));
        Assert.Equal("https://shop.example", received.Header("Origin"));
        Assert.Equal("*", received.Header("If-Match"));
        Assert.Equal("7", received.Header("Last-Event-ID"));
    }

    [Theory]
    [InlineData("POST", "/v1/web-calls")]
    [InlineData("GET", "/v1/web-calls/ice-servers")]
    [InlineData("PATCH", "/v1/web-calls/x")]
    [InlineData("DELETE", "/v1/web-calls/x")]
    public async Task Grant_ReachesThePlatformAsItIs(string method, string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On($"{method} {path}", "{}");
        await using var host = new TestHost(platform);
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Headers = { { "Authorization", "Bearer dnx_grant_1" }, { "Origin", "https://shop.example" } },
        };
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var received = Assert.Single(platform.Received);
        Assert.Equal(("Bearer dnx_grant_1", "https://shop.example"), (received.Header("Authorization"), received.Header("Origin")));
    }

    [Theory]
    [InlineData("GET", "/v1/web-calls", "POST")]
    [InlineData("PUT", "/v1/web-calls", "POST")]
    [InlineData("HEAD", "/v1/web-calls", "POST")]
    [InlineData("DELETE", "/v1/web-calls/ice-servers", "GET")]
    [InlineData("PATCH", "/v1/web-calls/ice-servers", "GET")]
    [InlineData("DELETE", "/v1/web-calls/grants", "POST")]
    [InlineData("GET", "/v1/web-calls/grants", "POST")]
    [InlineData("GET", "/v1/web-calls/x", "PATCH, DELETE")]
    [InlineData("GET", "/v1/web-calls/x/media", "POST")]
    [InlineData("DELETE", "/v1/web-calls/x/events", "GET")]
    [InlineData("POST", "/v1/calls", "GET")]
    [InlineData("DELETE", "/v1/calls/x", "GET")]
    [InlineData("POST", "/v1/agents", "GET")]
    [InlineData("PATCH", "/v1/agents/x", "GET")]
    [InlineData("DELETE", "/v1/agents/x", "GET")]
    public async Task AnotherMethod_IsRefusedHere(string method, string path, string allowed)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Authorization", "Bearer dnx_live_1" } } };
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, answer.Header("Allow"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Empty(platform.Received);
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    [InlineData("/v1/keys")]
    [InlineData("/v1/keys/x")]
    [InlineData("/v1/keys/x/rotate")]
    [InlineData("/v1/user-webhooks")]
    [InlineData("/v1/user-webhooks/x")]
    [InlineData("/v1/web-calls/grants/x")]
    [InlineData("/v1/workspaces/x")]
    [InlineData("/v1/calls/x/recording")]
    [InlineData("/v1/calls/..%2Fkeys")]
    [InlineData("/v1/calls/%2e%2e%2fkeys")]
    [InlineData("/v1/calls/x%3Fy")]
    [InlineData("/v1/calls/x;y")]
    [InlineData("/v1/calls/x%0A")]
    [InlineData("/v1/web-calls/x%0A/events")]
    [InlineData("/v1/web-calls/x/audio")]
    [InlineData("/v1/web-calls/x/events/y")]
    [InlineData("/v1/web-calls/ice-servers/media")]
    [InlineData("/v1/agents/x/versions")]
    public async Task AnotherPath_IsRefusedHere_WhateverTheMethod(string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        foreach (var method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "PURGE" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("Authorization", "Bearer dnx_live_1");
            using var answer = await client.SendAsync(request, Cancellation);
            Assert.Equal((404, "invalid_request"), await answer.ErrorAsync());
            Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        }
        Assert.Empty(platform.Received);
    }

    [Theory]
    [InlineData("/v1/web-calls")]
    [InlineData("/v1/web-calls/ice-servers")]
    [InlineData("/v1/web-calls/x")]
    [InlineData("/v1/nothing")]
    public async Task Preflight_IsAnsweredHere_AndAlikeEverywhere(string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var request = new HttpRequestMessage(HttpMethod.Options, path)
        {
            Headers =
            {
                { "Origin", "https://shop.example" },
                { "Access-Control-Request-Method", "POST" },
                { "Access-Control-Request-Headers", "authorization" },
            },
        };
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        AssertCors(answer);
        Assert.Empty(platform.Received);
    }

    [Fact]
    public async Task AnswerOfThePlatform_HasTheSameCorsHeaders_AndNeverCredentials()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/agents", context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "https://shop.example";
            context.Response.Headers.AccessControlAllowCredentials = "true";
            context.Response.Headers.AccessControlExposeHeaders = "X-Secret";
            return context.Response.WriteAsync("{}", Cancellation);
        });
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync("/v1/agents", Cancellation);

        AssertCors(answer);
    }

    private static void AssertCors(HttpResponseMessage answer)
    {
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("GET, POST, PATCH, DELETE", answer.Header("Access-Control-Allow-Methods"));
        Assert.Equal("Authorization, Content-Type, If-Match, Last-Event-ID", answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal("Location, ETag, Link, Retry-After", answer.Header("Access-Control-Expose-Headers"));
        Assert.Equal("7200", answer.Header("Access-Control-Max-Age"));
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }
}
