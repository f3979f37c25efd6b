using System.Net;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Grants;

/// <summary>One grant makes one call: not two when it is raced, and not none when the first try came to nothing.</summary>
public sealed class GrantUseTests
{
    private static readonly object OneMinute = new { agent_version_id = "av_fake" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task RacedGrant_MakesExactlyOneCall(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 100, database: database);
        var grant = await GrantTests.MakeAsync(sandbox, OneMinute);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => sandbox.SendAsync(TestSandbox.CreateRequest(credential: grant))));
        await AssertOneCallAsync(answers);
        Assert.Equal(1, sandbox.Calls.Count);
        Assert.Single(sandbox.Media.Peers);
    }

    [Fact]
    public async Task GrantRacedOnTwoInstances_MakesExactlyOneCall()
    {
        var shared = await Databases.NewAsync(DatabaseKind.PostgreSql);
        await using var one = await TestSandbox.StartAsync(options => options.Storage.PostgreSql = shared);
        await using var other = await TestSandbox.StartAsync(options => options.Storage.PostgreSql = shared);
        var grant = await GrantTests.MakeAsync(one, OneMinute);
        TestSandbox[] both = [one, other];
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => both[i % 2].SendAsync(TestSandbox.CreateRequest(credential: grant))));
        await AssertOneCallAsync(answers);
        Assert.Equal(1, one.Calls.Count + other.Calls.Count);
    }

    [Fact]
    public async Task SameOfferAgain_GetsTheFirstAnswerWhileItIsRemembered()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (grant, offer) = (await GrantTests.MakeAsync(sandbox, OneMinute), TestSandbox.NewOffer());
        sandbox.Time.Advance(TimeSpan.FromSeconds(59));
        var first = await AnswerAsync(sandbox, grant, offer);
        sandbox.Time.Advance(TimeSpan.FromSeconds(59)); // The grant has expired meanwhile.
        Assert.Equal(first, await AnswerAsync(sandbox, grant, offer));
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.SendAsync(TestSandbox.CreateRequest(offer: offer, credential: grant)));
        Assert.Single(sandbox.Media.Peers);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task GrantWhoseCreateWasRefused_IsTriedAgain(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1, database: database);
        var first = await sandbox.ConnectAsync();
        var grant = await GrantTests.MakeAsync(sandbox, OneMinute);
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await sandbox.SendAsync(TestSandbox.CreateRequest(credential: grant)));
        await ErrorAssert.IsAsync(ErrorCode.UnsupportedOffer, await TryAfterAsync(first, "v=0 m=video"));
        await TestCall.FromAsync(sandbox, await sandbox.SendAsync(TestSandbox.CreateRequest(credential: grant)));
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.SendAsync(TestSandbox.CreateRequest(credential: grant)));

        async Task<HttpResponseMessage> TryAfterAsync(TestCall call, string offer)
        {
            (await call.SendAsync("DELETE")).EnsureSuccessStatusCode();
            return await sandbox.SendAsync(TestSandbox.CreateRequest(offer: offer, credential: grant));
        }
    }

    [Fact]
    public async Task GrantOfAnAbortedCreate_MakesTheVisitorsNextCall()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var leaving = new CancellationTokenSource();
        var grant = await GrantTests.MakeAsync(sandbox, new { agent_version_id = "av_slow" });
        var slow = sandbox.Client.SendAsync(TestSandbox.CreateRequest("av_slow", credential: grant), leaving.Token);
        await Eventually.Is(() => sandbox.Media.Peers.Count == 1, "the slow create has its peer");
        var refused = await sandbox.SendAsync(TestSandbox.CreateRequest("av_slow", credential: grant));
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, refused); // Another one is at it.
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        await Eventually.Is(() => IsUnusedAsync(sandbox), "the aborted create gave the grant back");
        var again = sandbox.SendAsync(TestSandbox.CreateRequest("av_slow", credential: grant));
        await Eventually.Is(() => sandbox.Media.Peers.Count == 2, "the second create has its own peer");
        await sandbox.AdvanceUntilAsync(again, "the second create is answered");
        Assert.Equal(HttpStatusCode.Created, (await again).StatusCode);
        Assert.Equal(1, sandbox.Calls.Count);
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(1, 1)]
    [InlineData(3600, 3600)]
    public async Task Grant_IsGoodForItsTimeAlone(int? ttlSec, int lastsSec)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var body = new { agent_version_id = "av_fake", ttl_sec = ttlSec };
        var (used, late) = (await GrantTests.MakeAsync(sandbox, body), await GrantTests.MakeAsync(sandbox, body));
        sandbox.Time.Advance(TimeSpan.FromSeconds(lastsSec) - TimeSpan.FromMilliseconds(1));
        await AnswerAsync(sandbox, used, TestSandbox.NewOffer());
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.SendAsync(TestSandbox.CreateRequest(credential: late)));
        Assert.Contains("was good until", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IceServers_AreToldWithoutUsingTheGrantUp()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var grant = await GrantTests.MakeAsync(sandbox, OneMinute);
        await sandbox.ReadAsync("GET", "/v1/web-calls/ice-servers", credential: grant);
        await sandbox.ReadAsync("GET", "/v1/web-calls/ice-servers", credential: grant);
        await AnswerAsync(sandbox, grant, TestSandbox.NewOffer());
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.AskAsync("GET", "/v1/web-calls/ice-servers", credential: grant));
        var late = await GrantTests.MakeAsync(sandbox, OneMinute);
        sandbox.Time.Advance(TimeSpan.FromSeconds(60));
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.AskAsync("GET", "/v1/web-calls/ice-servers", credential: late));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task GrantsOfLongAgo_AreForgotten(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        await GrantTests.MakeAsync(sandbox, OneMinute);
        sandbox.Time.Advance(TimeSpan.FromHours(2));
        await GrantTests.MakeAsync(sandbox, OneMinute);
        Assert.Equal(2, await CountAsync());
        sandbox.Time.Advance(TimeSpan.FromSeconds(61));
        await GrantTests.MakeAsync(sandbox, OneMinute);
        Assert.Equal(2, await CountAsync());

        async Task<int> CountAsync()
        {
            await using var rows = await sandbox.Databases.CreateDbContextAsync(Cancellation);
            return await rows.Grants.CountAsync(Cancellation);
        }
    }

    private static async Task AssertOneCallAsync(HttpResponseMessage[] answers)
    {
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await ErrorAssert.IsAsync(ErrorCode.InvalidKey, refused);
        }
    }

    private static async Task<bool> IsUnusedAsync(TestSandbox sandbox)
    {
        await using var database = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        return await database.Grants.AllAsync(grant => grant.UsedAt == null, Cancellation);
    }

    private static async Task<string> AnswerAsync(TestSandbox sandbox, string grant, string offer)
    {
        using var response = await sandbox.SendAsync(TestSandbox.CreateRequest(offer: offer, credential: grant));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancellation) + response.Headers.Location;
    }
}
