using System.Net;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Live_AsksNothingOfAnyone()
    {
        using var nowhere = new UnusedAddress();
        await using var host = new TestHost(nowhere.Url);
        using var answer = await host.CreateClient().GetAsync("/health/live", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", (await answer.JsonAsync()).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(null, 404, "Healthy")]
    [InlineData("/up", 204, "Healthy")]
    [InlineData("/up", 404, "Unhealthy")]
    [InlineData("/up", 503, "Unhealthy")]
    public async Task Ready_AsksThePlatformAsItIsConfigured(string? probePath, int answered, string expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On($"GET {probePath ?? "/"}", context =>
        {
            context.Response.StatusCode = answered;
            return Task.CompletedTask;
        });
        await using var host = new TestHost(platform, ("Platform:ProbePath", probePath));
        using var answer = await host.CreateClient().GetAsync("/health/ready", Cancellation);
        var body = await answer.JsonAsync();

        Assert.Equal(expected == "Healthy" ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(expected, body.GetProperty("status").GetString());
        Assert.Equal(expected, body.GetProperty("checks").GetProperty("platform").GetProperty("status").GetString());
        Assert.Equal("Healthy", body.GetProperty("checks").GetProperty("database").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Ready_WithThePlatformDown_IsNot_AndTellsNoAddress()
    {
        using var nowhere = new UnusedAddress();
        await using var host = new TestHost(nowhere.Url);
        using var answer = await host.CreateClient().GetAsync("/health/ready", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain(new Uri(nowhere.Url).Authority, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WithTheDatabaseGone_IsNot()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /", "{}");
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        host.DeleteDatabase();
        using var answer = await client.GetAsync("/health/ready", Cancellation);
        var checks = (await answer.JsonAsync()).GetProperty("checks");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("Unhealthy", checks.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("Healthy", checks.GetProperty("platform").GetProperty("status").GetString());
    }
}
