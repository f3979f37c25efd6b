using System.Net;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>What the frame loads from its own server, and every address's closed default.</summary>
public sealed class SiteFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development", "/widget/frame.js", "no-cache")]
    [InlineData("Development", "/widget/frame.js?v=1", "no-store")]
    [InlineData("Production", "/widget/frame.js", "no-cache")]
    [InlineData("Production", "/widget/frame.js?v=1", "public, max-age=31536000, immutable")]
    public async Task FramesScript_IsKeptWhereItsAddressNamesItsContent(string environment, string address, string cacheControl)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("PublicUrl", "https://calls.example")) { Environment = environment };
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://calls.example") });
        using var answer = await client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(cacheControl, answer.Header("Cache-Control"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Frame_NamesItsFilesByTheirContent()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        var page = await host.CreateClient().GetStringAsync($"/widget/{TestHost.WidgetId}", Cancellation);

        Assert.Contains("/widget/frame.js?v=", page, StringComparison.Ordinal);
        Assert.Contains("/widget/frame.css?v=", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/health/live")]
    public async Task AddressWithoutAPolicy_IsClosed(string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync(path, Cancellation);

        Assert.Equal(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
        Assert.Equal("microphone=(), camera=(), geolocation=()", answer.Header("Permissions-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }
}
