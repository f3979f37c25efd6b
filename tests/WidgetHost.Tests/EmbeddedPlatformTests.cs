using System.Net;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>With no platform configured the sandbox runs in this process, behind the same proxy.</summary>
public sealed class EmbeddedPlatformTests
{
    private const string NoPlatform = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sandbox_IsReadyWhenTheServerIs()
    {
        await using var host = new TestHost(NoPlatform);
        using var answer = await host.CreateClient().GetAsync("/health/ready", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task TokenOfAWidgetWithoutAKey_OpensTheSandbox()
    {
        await using var host = new TestHost(
            NoPlatform, ($"Widgets:{TestHost.WidgetId}:AgentVersionId", "av_echo"), ($"Widgets:{TestHost.WidgetId}:PublishableKey", null));
        var client = host.CreateClient();
        var token = await client.EmbedTokenAsync();
        using var opened = await client.SendAsync(Requests.Create(token, "av_echo"), Cancellation);
        using var closed = await client.SendAsync(Requests.Create("dnx_pub_unknown", "av_echo"), Cancellation);

        // The offer of these tests is no SDP: that is said only to whoever may make calls.
        Assert.Equal((400, "invalid_request"), await opened.ErrorAsync());
        Assert.Equal((401, "invalid_key"), await closed.ErrorAsync());
    }

    [Fact]
    public async Task DemoPage_OffersTheSandboxsKey()
    {
        await using var host = new TestHost(NoPlatform);

        Assert.Contains("dnx_pub_sandbox", await host.CreateClient().GetStringAsync("/demo/testing", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SandboxInProduction_MakesItsOwnKeys()
    {
        await using var host = new TestHost(
            NoPlatform, ("PublicUrl", "https://calls.example"), ("Sandbox:Enabled", "true"))
        {
            Environment = "Production",
        };
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://calls.example") });
        using var answer = await client.SendAsync(Requests.Create("dnx_pub_sandbox", "av_echo"), Cancellation);

        Assert.Equal((401, "invalid_key"), await answer.ErrorAsync());
    }
}
