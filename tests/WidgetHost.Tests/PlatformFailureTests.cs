using Microsoft.AspNetCore.Http;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>The proxy's own failures have the platform's envelope, so that a client needs one way to read them.</summary>
public sealed class PlatformFailureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlatformDown_IsPlatformUnavailable()
    {
        using var nowhere = new UnusedAddress();
        await using var host = new TestHost(nowhere.Url);
        using var answer = await host.CreateClient().SendAsync(Requests.Create("dnx_pub_1"), Cancellation);

        Assert.Equal((502, "platform_unavailable"), await answer.ErrorAsync());
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Single(host.Log.All, line => line.StartsWith("Warning: POST to the platform failed, Request: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PlatformThatBreaksOff_IsPlatformUnavailable()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/agents", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync("/v1/agents", Cancellation);

        Assert.Equal((502, "platform_unavailable"), await answer.ErrorAsync());
    }

    [Fact]
    public async Task PlatformThatDoesNotAnswer_IsPlatformTimeout()
    {
        await using var platform = await FakePlatform.StartAsync();
        var given = new TaskCompletionSource();
        platform.On("GET /v1/agents", context =>
        {
            context.RequestAborted.Register(given.SetResult);
            return given.Task;
        });
        await using var host = new TestHost(platform, ("Platform:ActivityTimeout", "00:00:00.2"));
        using var answer = await host.CreateClient().GetAsync("/v1/agents", Cancellation);

        Assert.Equal((504, "platform_timeout"), await answer.ErrorAsync());
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task FailingProbe_DoesNotCloseTheOneDestination()
    {
        await using var platform = await FakePlatform.StartAsync();
        var probed = new SemaphoreSlim(0);
        platform.On("GET /v1/agents", "{}").On("GET /health", context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            probed.Release();
            return Task.CompletedTask;
        });
        await using var host = new TestHost(platform, ("Platform:ProbePath", "/health"), ("Platform:ProbeInterval", "00:00:00.05"));
        var client = host.CreateClient();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await probed.WaitAsync(Cancellation);
        }
        using var answer = await client.GetAsync("/v1/agents", Cancellation);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }
}
