using System.Net;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>What stands in the log as it is configured to be, and what never does.</summary>
public sealed class LogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_SaysWhichAddressToOpen()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        host.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var address = host.CreateClient().BaseAddress!.GetLeftPart(UriPartial.Authority);

        Assert.Contains(host.Log.All, line => line.Contains($"Open {address}/demo in a browser", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartOutsideDevelopment_SaysWhereItListens_AndNamesNoDemo()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform, ("PublicUrl", "https://calls.example")) { Environment = "Production" };
        host.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var address = host.CreateClient().BaseAddress!.GetLeftPart(UriPartial.Authority);

        Assert.Contains(host.Log.All, line => line.Contains($"Listening on {address}", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.All, line => line.Contains("/demo", StringComparison.Ordinal));
        Assert.Contains(host.Log.All, line => line.Contains(
            $"The snippet of {TestHost.WidgetId}, pinned to this release and its settings: <script src=\"https://calls.example/widget/",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_LeavesNoCredentialInTheLog()
    {
        const string Location = "/v1/web-calls/secret-location";
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/web-calls/ice-servers", """{ "ice_servers": [] }""").On("POST /v1/web-calls", "{}").On($"DELETE {Location}", "{}");
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        var token = await client.EmbedTokenAsync();
        using var created = await client.SendAsync(Requests.Create(token), Cancellation);
        using var end = new HttpRequestMessage(HttpMethod.Delete, Location) { Headers = { { "Authorization", "Bearer dnx_call_secret" } } };
        using var ended = await client.SendAsync(end, Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (created.StatusCode, ended.StatusCode));
        Assert.NotEmpty(host.Log.All);
        foreach (var secret in new[] { token, TestHost.WidgetKey, "dnx_call_secret", "secret-location" })
        {
            Assert.DoesNotContain(host.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }
}
