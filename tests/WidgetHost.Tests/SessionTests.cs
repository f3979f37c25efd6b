using System.Net;
using System.Text;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

public sealed class SessionTests
{
    private const string IceServers = "GET /v1/web-calls/ice-servers";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Click_GetsATokenForOneMinute_AndThePlatformsIceServers()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On(IceServers, """
            { "ice_servers": [{ "urls": "turn:t.example", "username": "u", "credential": "c" }], "expires_in_sec": 600 }
            """);
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().SendAsync(Requests.Session(), Cancellation);
        var body = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.StartsWith("dnx_embed_", body.GetProperty("embed_token").GetString(), StringComparison.Ordinal);
        Assert.Equal(60, body.GetProperty("expires_in_sec").GetInt32());
        Assert.Equal("turn:t.example", body.GetProperty("ice_servers")[0].GetProperty("urls").GetString());
        var asked = Assert.Single(platform.Received);
        Assert.Equal($"Bearer {TestHost.WidgetKey}", asked.Header("Authorization"));
        Assert.Equal(TestHost.EmbeddingOrigin, asked.Header("Origin"));
    }

    [Theory]
    [InlineData(503, "{}")]
    [InlineData(200, "not json")]
    [InlineData(200, "{}")]
    public async Task PlatformWithoutIceServers_GivesATokenAndNone(int status, string body)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On(IceServers, async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), Cancellation);
        });
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().SendAsync(Requests.Session(), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, (await answer.JsonAsync()).GetProperty("ice_servers").GetArrayLength());
    }

    [Fact]
    public async Task PlatformDown_GivesATokenAndNoIceServers()
    {
        using var nowhere = new UnusedAddress();
        await using var host = new TestHost(nowhere.Url);
        using var answer = await host.CreateClient().SendAsync(Requests.Session(), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, (await answer.JsonAsync()).GetProperty("ice_servers").GetArrayLength());
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData(TestHost.EmbeddingOrigin, null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    [InlineData(null, "same-origin")]
    [InlineData(TestHost.OwnOrigin, "cross-site")]
    [InlineData(TestHost.OwnOrigin, "same-site")]
    public async Task RequestFromAnotherPage_IsRefused(string? from, string? fetchSite)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var request = Requests.Session();
        request.Headers.Remove("Origin");
        Add(request, "Origin", from);
        Add(request, "Sec-Fetch-Site", fetchSite);
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal((403, "origin_not_allowed"), await answer.ErrorAsync());
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("https://sub.shop.example", false)]
    [InlineData("http://shop.example", false)]
    [InlineData("null", false)]
    [InlineData("https://shop.example\n", false)]
    [InlineData("https://shop.example/path", false)]
    [InlineData(TestHost.OwnOrigin, false)]
    [InlineData("https://evil.example", true)]
    public async Task EmbeddingOriginOutsideTheRules_IsRefused(string origin, bool fullPage)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:AllowFullPage", fullPage.ToString()));
        using var answer = await host.CreateClient().SendAsync(Requests.Session(origin: origin), Cancellation);

        Assert.Equal((403, "origin_not_allowed"), await answer.ErrorAsync());
    }

    [Fact]
    public async Task FullPage_IsItsOwnEmbeddingOrigin()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On(IceServers, """{ "ice_servers": [], "expires_in_sec": 600 }""");
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:AllowFullPage", "true"));
        using var answer = await host.CreateClient().SendAsync(Requests.Session(origin: TestHost.OwnOrigin), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json", "", 400, "invalid_request")]
    [InlineData("application/json", "{}", 400, "invalid_request")]
    [InlineData("application/json", "[]", 400, "invalid_request")]
    [InlineData("application/json", """{ "origin": 1 }""", 400, "invalid_request")]
    [InlineData("text/plain", """{ "origin": "https://shop.example" }""", 415, "unsupported_media_type")]
    public async Task BodyThatIsNotTheRequest_IsRefused(string type, string body, int status, string code)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var request = Requests.Session();
        request.Content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal((status, code), await answer.ErrorAsync());
    }

    [Fact]
    public async Task CharsetOfTheType_IsNotAsked()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On(IceServers, """{ "ice_servers": [] }""");
        await using var host = new TestHost(platform);
        using var request = Requests.Session();
        request.Content = new StringContent($$"""{ "origin": "{{TestHost.EmbeddingOrigin}}" }""");
        request.Content.Headers.ContentType = new("application/json", "none-such");
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task BodyAboveFourKilobytes_IsRefused()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().SendAsync(Requests.Session(origin: new string('a', 5000)), Cancellation);

        Assert.Equal((400, "invalid_request"), await answer.ErrorAsync());
    }

    [Fact]
    public async Task PausedWidget_RefusesTheCall()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:Paused", "true"));
        using var answer = await host.CreateClient().SendAsync(Requests.Session(), Cancellation);

        Assert.Equal((403, "key_not_allowed"), await answer.ErrorAsync());
    }

    [Fact]
    public async Task UnknownWidget_IsNotFound()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().SendAsync(Requests.Session("wgt_other"), Cancellation);

        Assert.Equal((404, "invalid_request"), await answer.ErrorAsync());
    }

    [Theory]
    [InlineData("Session:PerAddressPerMinute")]
    [InlineData("Session:PerWidgetPerMinute")]
    public async Task MoreClicksThanTheLimit_AreToldWhenToTryAgain(string limit)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On(IceServers, """{ "ice_servers": [] }""");
        await using var host = new TestHost(platform, (limit, "2"));
        var client = host.CreateClient();
        await client.EmbedTokenAsync();
        await client.EmbedTokenAsync();
        using var answer = await client.SendAsync(Requests.Session(), Cancellation);

        Assert.Equal((429, "rate_limited"), await answer.ErrorAsync());
        Assert.InRange(int.Parse(answer.Header("Retry-After")!, null), 1, 60);
    }

    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", HttpStatusCode.TooManyRequests)]
    [InlineData("192.0.2.1", "192.0.2.2", HttpStatusCode.OK)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", HttpStatusCode.OK)]
    public async Task Client_IsAnIPv4Address_OrANetworkOf64Bits(string first, string second, HttpStatusCode expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On(IceServers, """{ "ice_servers": [] }""");
        await using var host = new TestHost(platform, ("Session:PerAddressPerMinute", "1"));

        Assert.Equal(HttpStatusCode.OK, await ClickAsync(host, first));
        Assert.Equal(expected, await ClickAsync(host, second));
    }

    private static async Task<HttpStatusCode> ClickAsync(TestHost host, string clientAddress)
    {
        var body = Encoding.UTF8.GetBytes($$"""{ "origin": "{{TestHost.EmbeddingOrigin}}" }""");
        var answer = await host.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(clientAddress);
            context.Request.Method = "POST";
            context.Request.Path = $"/widget/{TestHost.WidgetId}/session";
            context.Request.Headers.Origin = TestHost.OwnOrigin;
            context.Request.ContentType = "application/json";
            context.Request.ContentLength = body.Length;
            context.Request.Body = new MemoryStream(body);
        }, Cancellation);
        return (HttpStatusCode)answer.Response.StatusCode;
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
