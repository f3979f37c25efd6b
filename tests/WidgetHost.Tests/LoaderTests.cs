using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WidgetHost.Loader;
using WidgetHost.Releases;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>The scripts that other people's pages load.</summary>
public sealed class LoaderTests
{
    private const string Before = "(()=>{window.settingsOfTheTest=";
    private static readonly string After = "})();\n" + string.Concat(Enumerable.Repeat(
        "// What a real file repeats many times over, this one repeats too, so that there is something to compress.\n", 2));

    private const string WidgetScript = $"/widget/{TestHost.WidgetId}/widget.js";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/widget.js")]
    [InlineData(WidgetScript)]
    public async Task Script_MayBeLoadedByAnyPage_AndKeptForFiveMinutes(string address)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync(address, Cancellation);

        Assert.Equal("text/javascript; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal("public, max-age=300", answer.Header("Cache-Control"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("cross-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Null(answer.Header("Set-Cookie"));
    }

    [Fact]
    public async Task WidgetScript_HoldsItsSettings_AndNoKey()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:Label", "</script>'\u2028\"é"));
        var script = await host.CreateClient().GetStringAsync(WidgetScript, Cancellation);
        var settings = SettingsOf(script);

        Assert.Equal("</script>'\u2028\"é", settings.GetProperty("label").GetString());
        Assert.Equal($"{TestHost.OwnOrigin}/widget/{TestHost.WidgetId}", settings.GetProperty("frameUrl").GetString());
        Assert.DoesNotContain("</script", script, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u2028', script);
        Assert.DoesNotContain("dnx_", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GenericScript_HasLabelsAlone()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        var settings = SettingsOf(await host.CreateClient().GetStringAsync("/widget.js", Cancellation));

        Assert.Equal("labels", Assert.Single(settings.EnumerateObject()).Name);
        Assert.Equal("Parlez-nous", settings.GetProperty("labels").GetProperty("fr").GetString());
    }

    /// <summary>It is imported into other people's pages, and for good.</summary>
    [Fact]
    public async Task Panel_MayBeImportedByAnyPage_AndNeverChanges()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("PublicUrl", "https://calls.example")) { Environment = "Production" };
        using var answer = await host.CreateClient(new() { BaseAddress = new Uri("https://calls.example") })
            .GetAsync("/widget/panel.2vQm_example-hash.js", Cancellation);

        Assert.Equal("text/javascript; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal("public, max-age=31536000, immutable", answer.Header("Cache-Control"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("cross-origin", answer.Header("Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task PausedWidget_IsAnEmptyScript()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:Paused", "true"));
        using var answer = await host.CreateClient().GetAsync(WidgetScript, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript; charset=utf-8", answer.Header("Content-Type"));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("Production", "false", "public, max-age=31536000, immutable")]
    [InlineData("Production", "true", "public, max-age=31536000, immutable")]
    [InlineData("Development", "false", "no-store")]
    public async Task PinnedScript_NeverChanges_AndMatchesItsHash(string environment, string paused, string cacheControl)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(
            platform, ("PublicUrl", "https://calls.example"), ($"Widgets:{TestHost.WidgetId}:Paused", paused))
        {
            Environment = environment,
        };
        var snippet = SnippetOf(host);
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://calls.example") });
        using var answer = await client.GetAsync(snippet.Url, Cancellation);
        var script = await answer.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.StartsWith($"https://calls.example/widget/{Release.Version}/wgt_shop.", snippet.Url, StringComparison.Ordinal);
        Assert.Equal(cacheControl, answer.Header("Cache-Control"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal($"sha384-{Convert.ToBase64String(SHA384.HashData(script))}", snippet.Integrity);
        Assert.Contains($"integrity=\"{snippet.Integrity}\" crossorigin=\"anonymous\"", snippet.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/widget/wgt_other/widget.js")]
    [InlineData("/widget/{version}/wgt_shop.00000000000000000000000000000000.js")]
    [InlineData("/widget/9.9.9/wgt_shop.00000000000000000000000000000000.js")]
    [InlineData("/widget/9.9.9/widget.js")]
    [InlineData("/widget/0/widget.js")]
    [InlineData("/widget/panel.of-no-release.js")]
    [InlineData("/widget/1.1.0/wgt_other.00000000000000000000000000000000.js")]
    public async Task ScriptThatIsNotHere_IsNotFound_AndNotKept(string address)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync(
            address.Replace("{version}", Release.Version, StringComparison.Ordinal), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task LoadersTemplate_IsNotServed()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync("/widget/loader.js", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Snippet SnippetOf(TestHost host)
    {
        var widget = host.Services.GetRequiredService<Widgets.WidgetCatalog>().Find(TestHost.WidgetId)!;
        var script = host.Services.GetRequiredService<LoaderScripts>().Of(widget, "https://calls.example");
        return Snippet.Pinned(widget, "https://calls.example", script);
    }

    private static JsonElement SettingsOf(string script)
    {
        Assert.StartsWith($"{Before}(", script, StringComparison.Ordinal);
        Assert.EndsWith($"){After}", script, StringComparison.Ordinal);
        return JsonDocument.Parse(script[(Before.Length + 1)..^(After.Length + 1)]).RootElement;
    }
}
