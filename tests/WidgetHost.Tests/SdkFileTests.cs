using System.Net;
using System.Text.Json;
using WidgetHost.Releases;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

public sealed class SdkFileTests
{
    /// <summary>Stands for this release's version.</summary>
    private const string Current = "{version}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dialnexa.min.js", "text/javascript; charset=utf-8")]
    [InlineData("dialnexa.min.js.map", "application/json")]
    [InlineData("dialnexa.mjs", "text/javascript; charset=utf-8")]
    [InlineData("dialnexa.mjs.map", "application/json")]
    [InlineData("dialnexa.d.ts", "text/plain; charset=utf-8")]
    [InlineData("dialnexa-web-sdk.tgz", "application/gzip")]
    public async Task File_MayBeLoadedByAnyPage_WithItsType(string file, string type)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, $"/web-sdk/latest/{file}");
            using var answer = await client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Header("Content-Type"));
            Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
            Assert.Equal("cross-origin", answer.Header("Cross-Origin-Resource-Policy"));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.NotNull(answer.Header("ETag"));
        }
    }

    [Theory]
    [InlineData("Development", "latest", "public, max-age=300")]
    [InlineData("Development", Current, "no-store")]
    [InlineData("Production", "latest", "public, max-age=300")]
    [InlineData("Production", Current, "public, max-age=31536000, immutable")]
    public async Task Address_SaysHowLongItMayBeKept(string environment, string version, string cacheControl)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("PublicUrl", "https://calls.example")) { Environment = environment };
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://calls.example") });
        using var answer = await client.GetAsync(
            $"/web-sdk/{version.Replace(Current, Release.Version, StringComparison.Ordinal)}/dialnexa.mjs", Cancellation);

        Assert.Equal(cacheControl, answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("/web-sdk/9.9.9/dialnexa.min.js")]
    [InlineData("/web-sdk/latest/other.js")]
    [InlineData("/web-sdk/latest/..%2Fwidget%2Floader.js")]
    public async Task FileThatIsNotHere_IsNotFound_AndNotKept(string address)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task File_IsNotServedBesideItsAddresses()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync("/web-sdk/dialnexa.min.js", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void ServerAndSdk_AreOneRelease()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "src", "web-sdk", "package.json")));

        Assert.Equal(Release.Version, package.RootElement.GetProperty("version").GetString());
    }
}
