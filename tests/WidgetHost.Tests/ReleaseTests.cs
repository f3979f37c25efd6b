using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using WidgetHost.Loader;
using WidgetHost.Releases;
using WidgetHost.Scripts;
using WidgetHost.Tests.Infrastructure;
using WidgetHost.Widgets;

namespace WidgetHost.Tests;

/// <summary>What a page has pinned answers for ever.</summary>
public sealed class ReleaseTests : IAsyncLifetime
{
    /// <summary>Between the fixture's version and this one's: what an operator of an earlier release has in the archive.</summary>
    private const string Earlier = "1.0.9";

    private readonly string archive = Directory.CreateTempSubdirectory("widgethost-").FullName;
    private readonly List<PublicHost> hosts = [];
    private FakePlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => platform = await FakePlatform.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
        await platform.DisposeAsync();
        Directory.Delete(archive, recursive: true);
    }

    [Fact]
    public async Task PinnedScript_OutlivesItsRelease()
    {
        var (snippet, bytes) = await PinnedAsync(Start());
        Directory.Move(Path.Combine(archive, Release.Version), Path.Combine(archive, Earlier));
        var upgraded = Start();

        await AssertAnswersAsync(
            upgraded, snippet with { Url = snippet.Url.Replace(Release.Version, Earlier, StringComparison.Ordinal) }, bytes);
        await AssertAnswersAsync(upgraded, snippet, bytes);
    }

    [Theory]
    [InlineData("Label", "Another label")]
    [InlineData("Paused", "true")]
    [InlineData("AgentVersionId", null)]
    public async Task PinnedScript_OutlivesTheSettingsOfItsWidget(string setting, string? value)
    {
        var (snippet, bytes) = await PinnedAsync(Start());
        // Without an agent version there is no such widget.
        string[] removed = value is null ? ["AgentVersionId", "PublishableKey", "AllowedOrigins:0"] : [];
        var changed = Start(overrides:
        [
            ($"Widgets:{TestHost.WidgetId}:{setting}", value),
            .. removed.Select(name => ($"Widgets:{TestHost.WidgetId}:{name}", (string?)null)),
        ]);

        await AssertAnswersAsync(changed, snippet, bytes);
    }

    [Fact]
    public async Task ChangedSettings_HaveAnAddressOfTheirOwn()
    {
        var (before, _) = await PinnedAsync(Start());
        var (after, _) = await PinnedAsync(Start(overrides: ($"Widgets:{TestHost.WidgetId}:Label", "Another label")));

        Assert.NotEqual(before.Url, after.Url);
    }

    [Theory]
    [InlineData("dialnexa.min.js", "text/javascript; charset=utf-8")]
    [InlineData("dialnexa.mjs", "text/javascript; charset=utf-8")]
    [InlineData("dialnexa.d.ts", "text/plain; charset=utf-8")]
    public async Task SdkOfThePreviousRelease_IsServed(string file, string type)
    {
        PreviousRelease.PutInto(archive);
        using var answer = await Start().Client.GetAsync($"/web-sdk/{PreviousRelease.Version}/{file}", Cancellation);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Header("Content-Type")));
        Assert.Equal("public, max-age=31536000, immutable", answer.Header("Cache-Control"));
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(PreviousRelease.SdkFolder, file), Cancellation),
            await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    /// <summary>While several servers are replaced one by one, a page of the new one may ask an old one.</summary>
    [Fact]
    public async Task WhatANewerServerKeeps_AnOlderOneServes()
    {
        var older = Start();
        var script = ServedFile.Compress(new byte[100], Compression.BrotliAndGzip);
        older.Services.GetRequiredService<ReleaseArchive>().Keep("9.0.0", "widget", $"wgt_new.{script.Hash}.js", script);
        older.Services.GetRequiredService<ReleaseArchive>().Keep("9.0.0", "chunks", "consent-Z9Y8X7W6.js", script);
        older.Services.GetRequiredService<ReleaseArchive>().Keep("9.0.0", "panel", "panel.of-another-release.js", script);

        using var pinned = await older.Client.GetAsync($"/widget/9.0.0/wgt_new.{script.Hash}.js", Cancellation);
        using var chunk = await older.Client.GetAsync("/widget/chunks/consent-Z9Y8X7W6.js", Cancellation);
        using var panel = await older.Client.GetAsync("/widget/panel.of-another-release.js", Cancellation);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (pinned.StatusCode, chunk.StatusCode, panel.StatusCode));
        Assert.Equal("public, max-age=31536000, immutable", chunk.Header("Cache-Control"));
    }

    [Fact]
    public async Task OtherBuildOfTheSameVersion_DoesNotReplaceWhatIsKept()
    {
        var webRoot = TemporaryWebRoot.Create();
        var before = await Start().Client.GetStringAsync($"/web-sdk/{Release.Version}/dialnexa.min.js", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(webRoot, "web-sdk", "dialnexa.min.js"), "built again", Cancellation);
        var rebuilt = Start(webRoot: webRoot);

        Assert.Equal(before, await rebuilt.Client.GetStringAsync($"/web-sdk/{Release.Version}/dialnexa.min.js", Cancellation));
        Assert.Equal(before, await rebuilt.Client.GetStringAsync("/web-sdk/latest/dialnexa.min.js", Cancellation));
        Assert.Single(rebuilt.Log.All, line => line.StartsWith(
            $"Warning: Release {Release.Version} is kept with another web-sdk/dialnexa.min.js", StringComparison.Ordinal));
        Directory.Delete(webRoot, recursive: true);
    }

    [Fact]
    public async Task SameBuildAgain_IsNoReasonToWarn()
    {
        await Start().Client.GetStringAsync("/widget.js", Cancellation);

        Assert.DoesNotContain(Start().Log.All, line => line.Contains("is kept with another", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Development_ReleasesNothing()
    {
        var host = Start(environment: "Development");
        await PinnedAsync(host);
        await host.Client.GetStringAsync($"/web-sdk/{Release.Version}/dialnexa.min.js", Cancellation);

        Assert.Empty(Directory.GetFileSystemEntries(archive));
    }

    [Theory]
    [InlineData("/web-sdk/..%2F..%2Fsecret/secret.js")]
    [InlineData("/web-sdk/1.0.0/..%2F..%2Fsecret.js")]
    [InlineData("/web-sdk/%2E%2E/secret.js")]
    [InlineData("/widget/1.0.0/..%2Fweb-sdk%2Fdialnexa.min.js")]
    [InlineData("/widget/..%2F1.0.0%2Fweb-sdk/dialnexa.min.js")]
    [InlineData("/web-sdk/1.0.0/dialnexa.min.js.br")]
    [InlineData("/web-sdk/1.0.0/.dialnexa.js")]
    public async Task OtherFileBesideTheArchive_IsNotFound(string address)
    {
        PreviousRelease.PutInto(archive);
        await File.WriteAllTextAsync(Path.Combine(archive, "secret.js"), "secret", Cancellation);
        foreach (var name in new[] { ".dialnexa.js", "dialnexa.min.js.br" })
        {
            await File.WriteAllTextAsync(Path.Combine(archive, PreviousRelease.Version, "web-sdk", name), "secret", Cancellation);
        }
        using var answer = await Start().Client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("web-sdk/dialnexa.min.js", "The web root has no SDK at 'web-sdk/dialnexa.min.js'. Run 'dotnet build src/WidgetHost'")]
    [InlineData("widget/loader.js", "The web root has no loader at 'widget/loader.js'. Run 'dotnet build src/WidgetHost'")]
    public void WebRootWithoutTheScripts_StopsTheStart(string missing, string message)
    {
        var webRoot = TemporaryWebRoot.Create();
        File.Delete(Path.Combine(webRoot, missing));
        var failure = Assert.Throws<InvalidOperationException>(() => Start(webRoot: webRoot, environment: "Development"));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
        Directory.Delete(webRoot, recursive: true);
    }

    private static async Task<(Snippet Snippet, byte[] Bytes)> PinnedAsync(PublicHost host)
    {
        var widget = host.Services.GetRequiredService<WidgetCatalog>().Find(TestHost.WidgetId)!;
        var script = host.Services.GetRequiredService<LoaderScripts>().Of(widget, PublicHost.Origin);
        var snippet = Snippet.Pinned(widget, PublicHost.Origin, script);
        return (snippet, await host.Client.GetByteArrayAsync(snippet.Url, Cancellation));
    }

    private static async Task AssertAnswersAsync(PublicHost host, Snippet snippet, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, snippet.Url) { Headers = { { "Accept-Encoding", "br" } } };
        using var compressed = await host.Client.SendAsync(request, Cancellation);
        var answered = await host.Client.GetByteArrayAsync(snippet.Url, Cancellation);

        Assert.Equal(bytes, answered);
        Assert.Equal($"sha384-{Convert.ToBase64String(SHA384.HashData(answered))}", snippet.Integrity);
        Assert.Equal("br", compressed.Header("Content-Encoding"));
        Assert.Equal("public, max-age=31536000, immutable", compressed.Header("Cache-Control"));
        Assert.Equal("*", compressed.Header("Access-Control-Allow-Origin"));
    }

    private PublicHost Start(string? webRoot = null, string environment = "Production", params (string Key, string? Value)[] overrides)
    {
        var host = new PublicHost(platform, archive, environment, webRoot, overrides);
        hosts.Add(host);
        return host;
    }
}
