using System.Net;
using System.Text.Json;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

public sealed class FramePageTests
{
    private const string Frame = $"/widget/{TestHost.WidgetId}";

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
    [InlineData("GET", null, null)]
    [InlineData("GET", "gzip, deflate, br", "br")]
    [InlineData("GET", "gzip", "gzip")]
    [InlineData("GET", "br;q=0, gzip", "gzip")]
    [InlineData("GET", "zstd", null)]
    [InlineData("HEAD", "br", "br")]
    public async Task Frame_IsCompressedAsTheBrowserAccepts(string method, string? accepted, string? coding)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        var page = await client.GetByteArrayAsync(Frame, Cancellation);
        // The second visitor gets what was compressed for the first.
        for (var visitor = 0; visitor < 2; visitor++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), Frame);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using var answer = await client.SendAsync(request, Cancellation);
            var body = await answer.Content.ReadAsByteArrayAsync(Cancellation);

            Assert.Equal(
                (HttpStatusCode.OK, coding, "Accept-Encoding"),
                (answer.StatusCode, answer.Header("Content-Encoding"), answer.Header("Vary")));
            Assert.Equal(method is "HEAD" ? [] : page, Encoded.Decode(body, coding));
        }
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
        Assert.Equal(TestHost.WidgetId, settings.GetProperty("widgetId").GetString());
        Assert.Equal(TestHost.AgentVersionId, settings.GetProperty("agentVersionId").GetString());
        Assert.DoesNotContain("<form", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("dnx_", page, StringComparison.Ordinal);
        Assert.All(page.Split("<script")[1..], script => Assert.StartsWith(" type=\"module\" src=\"/", script, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("auto", "en", "ltr", null)]
    [InlineData("en", "en", "ltr", "/widget/chunks/en-A1B2C3D4.js")]
    [InlineData("pt-BR", "pt", "ltr", "/widget/chunks/pt-A1B2C3D4.js")]
    [InlineData("AR-eg", "ar", "rtl", "/widget/chunks/ar-A1B2C3D4.js")]
    [InlineData("tlh", "en", "ltr", "/widget/chunks/en-A1B2C3D4.js")]
    public async Task ChosenLanguage_IsThePages_AndIsFetchedWithTheScript(string language, string tag, string direction, string? part)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:Language", language));
        var page = await host.CreateClient().GetStringAsync($"/widget/{TestHost.WidgetId}", Cancellation);

        Assert.Contains($"<html lang=\"{tag}\" dir=\"{direction}\"", page, StringComparison.Ordinal);
        var ahead = page.Split("<link rel=\"modulepreload\" href=\"")[1..].Select(link => link.Split('"')[0]);
        Assert.Equal(part is null ? [] : [part], ahead);
    }

    [Theory]
    [InlineData("auto", "pt-PT,ar;q=0.9", "pt", "ltr", "As chamadas")]
    [InlineData("auto", "tlh,en;q=0.5,ar;q=0.9", "ar", "rtl", "JavaScript")]
    [InlineData("auto", "tlh", "en", "ltr", "Calls need")]
    [InlineData("pt", "ar", "pt", "ltr", "As chamadas")]
    public async Task PageWithoutScripts_SpeaksTheOwnersLanguage_ElseTheBrowsers(string chosen, string accepted, string tag, string direction, string line)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:Language", chosen));
        using var request = new HttpRequestMessage(HttpMethod.Get, Frame);
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var answer = await host.CreateClient().SendAsync(request, Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Contains($"<html lang=\"{tag}\" dir=\"{direction}\"", page, StringComparison.Ordinal);
        Assert.Contains(line, page.Split("<noscript>")[1].Split("</noscript>")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto", "")]
    [InlineData("dark", "dark")]
    public async Task ChosenTheme_IsOnThePageBeforeAnyScript(string theme, string expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ($"Widgets:{TestHost.WidgetId}:Theme", theme));
        var page = await host.CreateClient().GetStringAsync($"/widget/{TestHost.WidgetId}", Cancellation);

        Assert.Contains($" data-theme=\"{expected}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_AreTheOwners()
    {
        await using var platform = await FakePlatform.StartAsync();
        var section = $"Widgets:{TestHost.WidgetId}";
        await using var host = new TestHost(
            platform, ("Brand:Folder", AppContext.BaseDirectory), ($"{section}:Logo", "/brand/logo.svg"), ($"{section}:Avatar", "/brand/agent.png"));
        var page = await host.CreateClient().GetStringAsync($"/widget/{TestHost.WidgetId}", Cancellation);

        Assert.Contains("<img class=\"logo\" src=\"/brand/logo.svg\" alt=\"\">", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"/brand/agent.png\" alt=\"\">", page, StringComparison.Ordinal);
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
