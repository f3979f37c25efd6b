using System.Net;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>The owner's pictures, and nothing else of their folder.</summary>
public sealed class BrandFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("widgethost-brand-").FullName;

    public BrandFileTests()
    {
        File.WriteAllText(Path.Combine(folder, "logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        File.WriteAllText(Path.Combine(folder, "agent.webp"), "picture");
        File.WriteAllText(Path.Combine(folder, "notes.html"), "<p>secret</p>");
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{}");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/brand/logo.svg", "image/svg+xml")]
    [InlineData("/brand/agent.webp", "image/webp")]
    public async Task Picture_IsServedAsOne_AndCanDoNothing(string address, string type)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("Brand:Folder", folder));
        using var answer = await host.CreateClient().GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Header("Content-Type"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", answer.Header("Content-Security-Policy"));
        Assert.Equal("public, max-age=300", answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("/brand/notes.html")]
    [InlineData("/brand/appsettings.json")]
    [InlineData("/brand/none.png")]
    [InlineData("/brand/..%2fsecret.png")]
    [InlineData("/brand")]
    public async Task WhatIsNoPictureOfTheFolder_IsNotServed(string address)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("Brand:Folder", folder));
        using var answer = await host.CreateClient().GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task WithoutAFolder_NoPictureIsServed()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync("/brand/logo.svg", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
