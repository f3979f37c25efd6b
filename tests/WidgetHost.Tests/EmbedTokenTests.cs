using System.Net;
using System.Text;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>What an embed token opens, and everything that it does not.</summary>
public sealed class EmbedTokenTests
{
    private const string IceServers = "GET /v1/web-calls/ice-servers";
    private const string Create = "POST /v1/web-calls";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_ReachesThePlatformWithTheWidgetsKey_AndTheEmbeddingOrigin()
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        using var answer = await client.SendAsync(Requests.Create(await client.EmbedTokenAsync()), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var create = platform.Received.Last();
        Assert.Equal($"Bearer {TestHost.WidgetKey}", create.Header("Authorization"));
        Assert.Equal(TestHost.EmbeddingOrigin, create.Header("Origin"));
        Assert.Equal("""{"agent_version_id":"av_shop","offer":"v=0"}""", create.Body);
    }

    [Fact]
    public async Task WidgetWithoutAKey_UsesThePlatforms()
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:PublishableKey", null));
        var client = host.CreateClient();
        using var answer = await client.SendAsync(Requests.Create(await client.EmbedTokenAsync()), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Bearer dnx_pub_key_of_the_platform", platform.Received.Last().Header("Authorization"));
    }

    [Fact]
    public async Task SecondCreate_IsRefused()
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        var token = await client.EmbedTokenAsync();
        using var first = await client.SendAsync(Requests.Create(token), Cancellation);
        using var second = await client.SendAsync(Requests.Create(token), Cancellation);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal((401, "invalid_key"), await second.ErrorAsync());
        Assert.Single(platform.Received, request => request.Path == "/v1/web-calls");
    }

    [Fact]
    public async Task IceServers_DoNotUseTheTokenUp()
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        var token = await client.EmbedTokenAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/web-calls/ice-servers");
            request.Headers.Add("Authorization", $"Bearer {token}");
            using var asked = await client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        }
        using var created = await client.SendAsync(Requests.Create(token), Cancellation);

        Assert.Equal(HttpStatusCode.OK, created.StatusCode);
        Assert.All(platform.Received, request => Assert.Equal($"Bearer {TestHost.WidgetKey}", request.Header("Authorization")));
    }

    [Theory]
    [InlineData(59, HttpStatusCode.OK)]
    [InlineData(60, HttpStatusCode.Unauthorized)]
    public async Task Token_LivesForOneMinute(int ageSeconds, HttpStatusCode expected)
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        var token = await client.EmbedTokenAsync();
        host.Time.Advance(TimeSpan.FromSeconds(ageSeconds));
        using var answer = await client.SendAsync(Requests.Create(token), Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("dnx_embed_")]
    [InlineData("dnx_embed_AAAA")]
    [InlineData("dnx_embed_not base64")]
    public async Task TokenThatThisServerDidNotMake_IsRefused(string token)
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().SendAsync(Requests.Create(token), Cancellation);

        Assert.Equal((401, "invalid_key"), await answer.ErrorAsync());
        Assert.Empty(platform.Received);
    }

    [Fact]
    public async Task TokenOfAnotherServer_IsRefused()
    {
        await using var platform = await StartAsync();
        await using var here = new TestHost(platform);
        await using var there = new TestHost(platform);
        var token = await there.CreateClient().EmbedTokenAsync();
        using var answer = await here.CreateClient().SendAsync(Requests.Create(token), Cancellation);

        Assert.Equal((401, "invalid_key"), await answer.ErrorAsync());
    }

    [Theory]
    [InlineData("application/json", """{ "agent_version_id": "av_other" }""", "", 403, "key_not_allowed")]
    [InlineData("application/json", """{ "Agent_Version_Id": "av_other", "agent_version_id": "av_shop" }""", "", 403, "key_not_allowed")]
    [InlineData("application/json", """{ "agent_version_id": "av_shop", "agent_version_id": "av_other" }""", "", 400, "invalid_request")]
    [InlineData("application/json", """{ "agent_version_id": "av_shop" }""", "?agent_version_id=av_other", 403, "key_not_allowed")]
    [InlineData("application/json", "{}", "", 403, "key_not_allowed")]
    [InlineData("application/json", "[]", "", 400, "invalid_request")]
    [InlineData("application/json", "v=0", "", 400, "invalid_request")]
    [InlineData("application/sdp", "v=0", "", 403, "key_not_allowed")]
    [InlineData("application/sdp", "v=0", "?agent_version_id=av_other", 403, "key_not_allowed")]
    [InlineData("application/sdp", "v=0", "?agent_version_id=av_shop&AGENT_VERSION_ID=av_other", 403, "key_not_allowed")]
    [InlineData("text/plain", """{ "agent_version_id": "av_shop" }""", "", 415, "unsupported_media_type")]
    public async Task CreateOfAnythingButTheWidgetsAgent_IsRefused_AndLeavesTheTokenGood(
        string type, string body, string query, int status, string code)
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        var token = await client.EmbedTokenAsync();
        using var request = Requests.Create(token);
        request.RequestUri = new Uri("/v1/web-calls" + query, UriKind.Relative);
        request.Content = new StringContent(body, Encoding.UTF8, type);
        using var refused = await client.SendAsync(request, Cancellation);
        using var created = await client.SendAsync(Requests.Create(token), Cancellation);

        Assert.Equal((status, code), await refused.ErrorAsync());
        Assert.Equal(HttpStatusCode.OK, created.StatusCode);
        Assert.Single(platform.Received, received => received.Path == "/v1/web-calls");
    }

    [Fact]
    public async Task WhipCreateOfTheWidgetsAgent_IsForwarded()
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        using var request = Requests.Create(await client.EmbedTokenAsync());
        request.RequestUri = new Uri("/v1/web-calls?agent_version_id=av_shop", UriKind.Relative);
        request.Content = new StringContent("v=0", Encoding.UTF8, "application/sdp");
        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("v=0", platform.Received.Last().Body);
        Assert.Equal("?agent_version_id=av_shop", platform.Received.Last().Query);
    }

    [Fact]
    public async Task TokenOfOneWidget_DoesNotRunAnothersAgent()
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(
            platform, ("Widgets:wgt_b:AgentVersionId", "av_b"), ("Widgets:wgt_b:AllowedOrigins:0", "https://b.example"));
        var client = host.CreateClient();
        var token = await client.EmbedTokenAsync("wgt_b", "https://b.example");
        using var answer = await client.SendAsync(Requests.Create(token), Cancellation);

        Assert.Equal((403, "key_not_allowed"), await answer.ErrorAsync());
    }

    [Fact]
    public async Task TokenOnAnotherPage_IsRefused()
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        using var request = Requests.Create(await client.EmbedTokenAsync());
        request.Headers.Remove("Origin");
        request.Headers.Add("Origin", TestHost.EmbeddingOrigin);
        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal((403, "origin_not_allowed"), await answer.ErrorAsync());
    }

    [Theory]
    [InlineData("POST", "/v1/web-calls/grants")]
    [InlineData("PATCH", "/v1/web-calls/abc")]
    [InlineData("DELETE", "/v1/web-calls/abc")]
    [InlineData("POST", "/v1/web-calls/abc/media")]
    [InlineData("POST", "/v1/web-calls/abc/leave")]
    [InlineData("GET", "/v1/web-calls/abc/events")]
    [InlineData("POST", "/v1/web-calls/abc/messages")]
    [InlineData("POST", "/v1/web-calls/abc/feedback")]
    [InlineData("GET", "/v1/calls")]
    [InlineData("GET", "/v1/calls/abc")]
    [InlineData("GET", "/v1/agents")]
    [InlineData("GET", "/v1/agents/abc")]
    public async Task TokenAnywhereElse_IsNotAKey(string method, string path)
    {
        await using var platform = await StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        var token = await client.EmbedTokenAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Authorization", $"Bearer {token}" } } };
        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal((401, "invalid_key"), await answer.ErrorAsync());
        Assert.DoesNotContain(platform.Received, received => received.Path == path);
    }

    private static async Task<FakePlatform> StartAsync() =>
        (await FakePlatform.StartAsync()).On(IceServers, """{ "ice_servers": [] }""").On(Create, "{}");
}
