using Microsoft.Extensions.DependencyInjection;
using Protocol;
using WidgetHost.Session;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

/// <summary>How it is known that an embed token has made its one call, without remembering for ever.</summary>
public sealed class UsedTokenTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void MemoryOfUsedTokens_IsBounded_AndLetsGoOfWhatHasRunOut()
    {
        var time = new ManualTime();
        var used = new UsedTokens(time, capacity: 2);
        var first = Token("1", time);

        Assert.Null(used.Use(first));
        Assert.Equal(ErrorCode.InvalidKey, used.Use(first)?.Code);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(used.Use(Token("2", time)));
        var full = used.Use(Token("3", time));
        Assert.Equal((ErrorCode.RateLimited, 40), (full?.Code, full?.RetryAfterSeconds));
        Assert.Equal(ErrorCode.InvalidKey, used.Use(first)?.Code);
        time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(used.Use(Token("3", time)));
    }

    [Fact]
    public async Task CreateBeyondWhatCanBeCounted_IsToldWhenToTryAgain()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.On("GET /v1/web-calls/ice-servers", """{ "ice_servers": [] }""");
        await using var host = new TestHost(platform);
        var client = host.CreateClient();
        var used = host.Services.GetRequiredService<UsedTokens>();
        foreach (var id in Enumerable.Range(0, UsedTokens.DefaultCapacity))
        {
            used.Use(Token($"{id}", host.Time));
        }
        using var answer = await client.SendAsync(Requests.Create(await client.EmbedTokenAsync()), Cancellation);

        Assert.Equal((429, "rate_limited"), await answer.ErrorAsync());
        Assert.Equal("60", answer.Header("Retry-After"));
        Assert.DoesNotContain(platform.Received, received => received.Path == "/v1/web-calls");
    }

    private static EmbedToken Token(string id, TimeProvider time) =>
        new(TestHost.WidgetId, TestHost.EmbeddingOrigin, id, time.GetUtcNow() + EmbedTokens.Lifetime);
}
