using System.Net;
using System.Text.RegularExpressions;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>What the frame loads from its own server, and every address's closed default.</summary>
public sealed class SiteFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development", "/widget/frame.js", "no-cache")]
    [InlineData("Development", "frame.js in the page", "no-store")]
    [InlineData("Development", "/widget/chunks/consent-K3J2H1G0.js", "no-store")]
    [InlineData("Production", "/widget/frame.js", "no-cache")]
    [InlineData("Production", "frame.js in the page", "public, max-age=31536000, immutable")]
    [InlineData("Production", "frame.css in the page", "public, max-age=31536000, immutable")]
    [InlineData("Production", "/widget/chunks/consent-K3J2H1G0.js", "public, max-age=31536000, immutable")]
    public async Task FramesFile_IsKeptWhereItsAddressNamesItsContent(string environment, string address, string cacheControl)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("PublicUrl", "https://calls.example")) { Environment = environment };
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://calls.example") });
        var page = await client.GetStringAsync($"/widget/{TestHost.WidgetId}", Cancellation);
        using var answer = await client.GetAsync(
            address.EndsWith(" in the page", StringComparison.Ordinal) ? AddressIn(page, address.Split(' ')[0]) : address, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(cacheControl, answer.Header("Cache-Control"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task BuildWhileTheServerRuns_IsServedInDevelopment()
    {
        var webRoot = TemporaryWebRoot.Create();
        var frame = Path.Combine(webRoot, "widget", "frame.js");
        await using var platform = await FakePlatform.StartAsync();
        await using (var host = new TestHost(platform) { WebRoot = webRoot })
        {
            var client = host.CreateClient();
            Assert.NotEqual("built again", await client.GetStringAsync("/widget/frame.js", Cancellation));
            await File.WriteAllTextAsync(frame, "built again", Cancellation);
            File.SetLastWriteTimeUtc(frame, DateTime.UnixEpoch);
            Assert.Equal("built again", await client.GetStringAsync("/widget/frame.js", Cancellation));
        }
        Directory.Delete(webRoot, recursive: true);
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

    /// <summary>As the page names it, with the version that the framework's tag helper appends.</summary>
    private static string AddressIn(string page, string file) => Regex.Match(page, $@"/widget/{Regex.Escape(file)}\?v=[\w-]+").Value;
}
