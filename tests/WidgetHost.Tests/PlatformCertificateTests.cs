using System.Net;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>A platform's certificate is checked on every way to it, unless the dangerous setting says otherwise.</summary>
public sealed class PlatformCertificateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("false", HttpStatusCode.BadGateway)]
    [InlineData("true", HttpStatusCode.OK)]
    public async Task UntrustedPlatform_IsForwardedTo_OnlyWhenAnyCertificateIsAccepted(string accept, HttpStatusCode expected)
    {
        using var certificate = UntrustedCertificate.Create();
        await using var platform = await FakePlatform.StartAsync(certificate);
        platform.On("GET /v1/agents", "{}");
        await using var host = new TestHost(platform, ("Platform:DangerousAcceptAnyServerCertificate", accept));
        using var answer = await host.CreateClient().GetAsync("/v1/agents", Cancellation);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, platform.Received.Count == 1);
    }

    [Theory]
    [InlineData("false", HttpStatusCode.ServiceUnavailable)]
    [InlineData("true", HttpStatusCode.OK)]
    public async Task UntrustedPlatform_IsReady_OnlyWhenAnyCertificateIsAccepted(string accept, HttpStatusCode expected)
    {
        using var certificate = UntrustedCertificate.Create();
        await using var platform = await FakePlatform.StartAsync(certificate);
        platform.On("GET /", "{}");
        await using var host = new TestHost(platform, ("Platform:DangerousAcceptAnyServerCertificate", accept));
        using var answer = await host.CreateClient().GetAsync("/health/ready", Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }
}
