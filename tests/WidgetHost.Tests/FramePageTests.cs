using System.Net;
using System.Text.Json;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

public sealed class FramePageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors https://shop.example")]
    [InlineData("Permissions-Policy", "microphone=(self), autoplay=(self), screen-wake-lock=(self), speaker-selection=(self), "
        + "camera=(), display-capture=(), geolocation=(), payment=(), usb=()")]
    [InlineData("Cache-Control", "no-store")]
    [InlineData("Cross-Origin-Resource-Policy", "cross-origin")]
    [InlineData("Cross-Origin-Embedder-Policy", "require-corp")]
    [InlineData("Referrer-Policy", "no-referrer")]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("X-Frame-Options", null)]
    [InlineData("Set-Cookie", null)]
    public async Task Frame_HasExactlyItsHeaders(string name, string? value)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync($"/widget/{TestHost.WidgetId}", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(value, answer.Header(name));
    }

    [Theory]
    [InlineData(new string[0], false, "'none'")]
    [InlineData(new string[0], true, "'self'")]
    [InlineData(new[] { "https://a.example", "https://*.b.example:8443" }, false, "https://a.example https://*.b.example:8443")]
    [InlineData(new[] { "https://a.example" }, true, "'self' https://a.example")]
    [InlineData(new[] { "*" }, false, "*")]
    public async Task FrameAncestors_AreTheAllowedOrigins(string[] origins, bool fullPage, string expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        var rules = origins.Select((origin, index) => ($"Widgets:wgt_x:AllowedOrigins:{index}", (string?)origin));
        await using var host = new TestHost(
            platform, [("Widgets:wgt_x:AgentVersionId", "av_x"), ("Widgets:wgt_x:AllowFullPage", fullPage.ToString()), .. rules]);
        using var answer = await host.CreateClient().GetAsync("/widget/wgt_x", Cancellation);

        Assert.EndsWith($"; frame-ancestors {expected}", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frame_HoldsItsSettings_NoForm_NoInlineScript_AndNoKey()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:Title", "Shop \"& friends\""));
        var page = await host.CreateClient().GetStringAsync($"/widget/{TestHost.WidgetId}", Cancellation);

        var encoded = page.Split("data-settings=\"")[1].Split('"')[0];
        var settings = JsonDocument.Parse(WebUtility.HtmlDecode(encoded)).RootElement;
        Assert.Equal("Shop \"& friends\"", settings.GetProperty("title").GetString());
        Assert.Equal($"{TestHost.OwnOrigin}/widget/{TestHost.WidgetId}", settings.GetProperty("frameUrl").GetString());
        Assert.Equal(TestHost.AgentVersionId, settings.GetProperty("agentVersionId").GetString());
        Assert.DoesNotContain("<form", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("dnx_", page, StringComparison.Ordinal);
        Assert.All(page.Split("<script")[1..], script => Assert.StartsWith(" src=\"/", script, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("document", "false", HttpStatusCode.Forbidden)]
    [InlineData("document", "true", HttpStatusCode.OK)]
    [InlineData("iframe", "false", HttpStatusCode.OK)]
    [InlineData(null, "false", HttpStatusCode.OK)]
    public async Task FullPage_IsServedOnlyWhereItIsAllowed(string? destination, string allowed, HttpStatusCode expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:AllowFullPage", allowed));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/widget/{TestHost.WidgetId}");
        if (destination is not null)
        {
            request.Headers.Add("Sec-Fetch-Dest", destination);
        }
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task UnknownWidget_IsNotFound_AndMayNotBeFramed()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync("/widget/wgt_other", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }
}
