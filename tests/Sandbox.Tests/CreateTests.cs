using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

public sealed class CreateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_AnswersAsDocumented()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var response = await sandbox.SendAsync(TestSandbox.CreateRequest("av_max_duration"));
        var json = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(
            ["call_id", "status", "answer", "call_token", "max_duration_ms", "rejoin_window_ms", "features"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("created", json.GetProperty("status").GetString());
        Assert.Equal(5_000, json.GetProperty("max_duration_ms").GetInt64());
        Assert.Matches("^/v1/web-calls/[A-Za-z0-9_-]{32}$", response.Headers.Location!.ToString());
        Assert.DoesNotContain(json.GetProperty("call_id").GetString()!, response.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.Equal("\"1\"", response.Headers.ETag!.ToString());
        Assert.StartsWith("dnx_call_", json.GetProperty("call_token").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task VariablesReachTheAgent_MetadataTheRecordOnly(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var request = TestSandbox.Request("POST", "/v1/web-calls", TestSandbox.Publishable);
        request.Content = JsonContent.Create(new
        {
            agent_version_id = "av_fake",
            offer = TestSandbox.NewOffer(),
            variables = new { visitor_name = "Ada" },
            metadata = new { page = "/prices" },
        });
        var call = await TestCall.FromAsync(sandbox, await sandbox.SendAsync(request));
        call.Peer.Connect();
        Assert.Equal("""{"visitor_name":"Ada"}""", sandbox.Agents[0].Call!.Variables.ToJsonString());
        await sandbox.Journal.FlushAsync(Cancellation);
        using var read = await sandbox.SendAsync(TestSandbox.Request("GET", "/v1/calls/" + call.Created.CallId, TestSandbox.Secret));
        var record = await read.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("/prices", record.GetProperty("metadata").GetProperty("page").GetString());
        Assert.Equal(("web", "initiated"), (record.GetProperty("type").GetString(), record.GetProperty("status").GetString()));
        Assert.EndsWith("Z", record.GetProperty("created_at").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task HundredCreatesAtOnce_GetExactlyTheFiveSlots(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => sandbox.SendAsync(TestSandbox.CreateRequest())));
        Assert.Equal(5, responses.Count(response => response.StatusCode == HttpStatusCode.Created));
        foreach (var refused in responses.Where(response => response.StatusCode != HttpStatusCode.Created))
        {
            await ErrorAssert.IsAsync(ErrorCode.CapacityReached, refused);
        }
        using var list = await sandbox.SendAsync(TestSandbox.Request("GET", "/v1/calls?type=web", TestSandbox.Secret));
        Assert.Equal(5, (await list.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task EndedCall_GivesItsSlotBackAtOnce(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1, database: database);
        var first = await sandbox.ConnectAsync();
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await sandbox.SendAsync(TestSandbox.CreateRequest()));
        (await first.SendAsync("DELETE")).EnsureSuccessStatusCode();
        (await first.SendAsync("DELETE")).EnsureSuccessStatusCode();
        await sandbox.ConnectAsync();
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await sandbox.SendAsync(TestSandbox.CreateRequest()));
    }

    [Fact]
    public async Task SameOfferWithin60Seconds_GetsTheFirstAnswer()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var offer = TestSandbox.NewOffer();
        var bodies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CreateAsync(sandbox, offer)));
        sandbox.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Single(bodies.Append(await CreateAsync(sandbox, offer)).Distinct());
        Assert.Single(sandbox.Media.Peers);
        Assert.NotEqual(bodies[0], await CreateAsync(sandbox, offer, TestSandbox.OtherPublishable));
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(bodies[0], await CreateAsync(sandbox, offer));
    }

    [Fact]
    public async Task RefusedCreate_IsTriedAnewWithTheSameOffer()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1);
        var first = await sandbox.ConnectAsync();
        var offer = TestSandbox.NewOffer();
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await sandbox.SendAsync(TestSandbox.CreateRequest(offer: offer)));
        await first.SendAsync("DELETE");
        using var response = await sandbox.SendAsync(TestSandbox.CreateRequest(offer: offer));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task CreateAbortedBeforeItsAnswer_IsUndone(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1, database: database);
        using var leaving = new CancellationTokenSource();
        var offer = TestSandbox.NewOffer();
        var slow = sandbox.Client.SendAsync(TestSandbox.CreateRequest("av_slow", offer), leaving.Token);
        await Eventually.Is(() => sandbox.Media.Peers.Count == 1, "the slow create has its peer");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        await Eventually.Is(() => HasNoSlotAsync(sandbox), "the aborted create let go of its slot");
        Assert.True(sandbox.Media.Peers.Single().IsDisposed);
        Assert.Equal(0, sandbox.Calls.Count);
        using var list = await sandbox.SendAsync(TestSandbox.Request("GET", "/v1/calls", TestSandbox.Secret));
        Assert.Equal("[]", await list.Content.ReadAsStringAsync(Cancellation));
        await sandbox.CreateAsync(); // The only slot.
    }

    [Fact]
    public async Task WaiterOfAnAbortedCreate_BecomesTheFirst()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1);
        using var leaving = new CancellationTokenSource();
        var offer = TestSandbox.NewOffer();
        var aborted = sandbox.Client.SendAsync(TestSandbox.CreateRequest("av_slow", offer), leaving.Token);
        await Eventually.Is(() => sandbox.Media.Peers.Count == 1, "the first create has its peer");
        var waiting = sandbox.SendAsync(TestSandbox.CreateRequest("av_slow", offer));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => aborted);
        await Eventually.Is(() => sandbox.Media.Peers.Count == 2, "the second create has its own peer");
        await sandbox.AdvanceUntilAsync(waiting, "the second create is answered");
        Assert.Equal(HttpStatusCode.Created, (await waiting).StatusCode);
    }

    [Fact]
    public async Task SlowAgentVersion_AnswersAfter5Seconds()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var slow = sandbox.SendAsync(TestSandbox.CreateRequest("av_slow"));
        await Eventually.Is(() => sandbox.Timers == 1, "the create waits");
        sandbox.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(slow.IsCompleted);
        Assert.Equal(0, sandbox.Calls.Count);
        sandbox.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(HttpStatusCode.Created, (await slow).StatusCode);
    }

    private static async Task<bool> HasNoSlotAsync(TestSandbox sandbox)
    {
        await using var database = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        return !await database.Slots.AnyAsync(Cancellation);
    }

    private static async Task<string> CreateAsync(TestSandbox sandbox, string offer, string key = TestSandbox.Publishable)
    {
        using var response = await sandbox.SendAsync(TestSandbox.CreateRequest(offer: offer, credential: key));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancellation) + response.Headers.Location;
    }
}
