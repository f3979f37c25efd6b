using System.Net;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

public sealed class DemoPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/demo")]
    [InlineData("/demo/snippets")]
    [InlineData("/demo/testing")]
    [InlineData("/demo/support")]
    [InlineData("/demo/onboarding")]
    public async Task Page_RunsOnlyOurOwnScripts_AndHoldsNoKey(string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync(path, Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            answer.Header("Content-Security-Policy"));
        Assert.StartsWith("microphone=(self), autoplay=(self)", answer.Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Null(answer.Header("X-Frame-Options"));
        Assert.Null(answer.Header("Set-Cookie"));
        Assert.DoesNotContain("dnx_", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.All(page.Split("<script")[1..], script => Assert.StartsWith(" src=\"", script, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_HasTheSnippetsOfTheDemoWidget()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        var page = WebUtility.HtmlDecode(await host.CreateClient().GetStringAsync("/demo", Cancellation));

        Assert.Contains("<script src=\"http://localhost/widget/wgt_demo/widget.js\" async></script>", page, StringComparison.Ordinal);
        Assert.Contains("integrity=\"sha384-", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script src=\"http://localhost/widget/wgt_shop/widget.js\" async></script>")]
    [InlineData("<script src=\"http://localhost/web-sdk/latest/dialnexa.min.js\"></script>")]
    [InlineData("Content-Security-Policy: script-src http://localhost; frame-src http://localhost")]
    [InlineData("Content-Security-Policy: script-src http://localhost; connect-src http://localhost")]
    [InlineData("Permissions-Policy: microphone=(self \"http://localhost\"), autoplay=(self \"http://localhost\"), "
        + "screen-wake-lock=(self \"http://localhost\"), speaker-selection=(self \"http://localhost\")")]
    [InlineData("May be embedded by https://shop.example.")]
    [InlineData("It is paused: no button, no calls.")]
    [InlineData("No site may embed it: AllowedOrigins is empty.")]
    public async Task Snippets_AreOfEveryWidget_WithTheHeadersOfItsSite(string line)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("Widgets:wgt_x:AgentVersionId", "av_x"), ("Widgets:wgt_x:Paused", "true"));
        var page = WebUtility.HtmlDecode(await host.CreateClient().GetStringAsync("/demo/snippets", Cancellation));

        Assert.Contains(line, page, StringComparison.Ordinal);
        Assert.Equal(5, page.Split("integrity=\"sha384-").Length);
    }

    [Theory]
    [InlineData("/demo")]
    [InlineData("/demo/snippets")]
    [InlineData("/demo/testing")]
    [InlineData("/demo/support")]
    [InlineData("/demo/onboarding")]
    [InlineData("/widget/wgt_demo")]
    [InlineData("/widget/wgt_demo/widget.js")]
    public async Task OutsideDevelopment_ThereIsNoDemo(string path)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("PublicUrl", "https://calls.example")) { Environment = "Production" };
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://calls.example") });
        using var answer = await client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:3000", HttpStatusCode.OK)]
    [InlineData("https://127.0.0.1:9", HttpStatusCode.OK)]
    [InlineData("http://[::1]:8080", HttpStatusCode.OK)]
    [InlineData("https://example.com", HttpStatusCode.Forbidden)]
    public async Task DemoWidget_MayBeEmbeddedByThisMachine(string origin, HttpStatusCode expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/web-calls/ice-servers", """{ "ice_servers": [] }""");
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().SendAsync(Requests.Session("wgt_demo", origin), Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }
}
