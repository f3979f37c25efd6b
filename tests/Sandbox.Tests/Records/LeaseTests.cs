using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Calls;
using Sandbox.Records;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Records;

/// <summary>Two sandboxes that share a PostgreSQL, each with a clock of its own.</summary>
public sealed class LeaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SandboxesThatStartAtOnceOnAnEmptyDatabase_BothAnswer()
    {
        var shared = await Databases.NewAsync(DatabaseKind.PostgreSql);
        using var folders = new TemporaryFolder();
        var starts = Enumerable.Range(0, 2).Select(i => SandboxProcess.StartAsync(folders.Path, shared)).ToArray();
        try
        {
            foreach (var sandbox in await Task.WhenAll(starts))
            {
                using var list = await sandbox.Client.SendAsync(TestSandbox.Request("GET", "/v1/calls", TestSandbox.Secret), Cancellation);
                Assert.Equal("[]", await list.Content.ReadAsStringAsync(Cancellation));
            }
        }
        finally
        {
            // All have started or failed by now: where one did, the other must not stay behind.
            foreach (var start in starts.Where(start => start.IsCompletedSuccessfully))
            {
                await (await start).DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task SandboxThatCannotReachItsDatabase_SaysWhyOnStandardError()
    {
        using var folder = new TemporaryFolder();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => SandboxProcess.StartAsync(folder.Path, $"Host={folder.Path};Username=nobody"));
        Assert.Contains($"Failed to connect to {folder.Path}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HundredCreatesAtOnceOverTwoSandboxes_GetExactlyTheFiveSlots()
    {
        var shared = await Databases.NewAsync(DatabaseKind.PostgreSql);
        await using var one = await StartAsync(shared);
        await using var other = await StartAsync(shared);
        var responses = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? one : other).SendAsync(TestSandbox.CreateRequest())));
        Assert.Equal(5, responses.Count(response => response.StatusCode == HttpStatusCode.Created));
        foreach (var refused in responses.Where(response => response.StatusCode != HttpStatusCode.Created))
        {
            await ErrorAssert.IsAsync(ErrorCode.CapacityReached, refused);
        }
        using var list = await other.SendAsync(TestSandbox.Request("GET", "/v1/calls", TestSandbox.Secret));
        Assert.Equal(5, (await list.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetArrayLength());
    }

    [Fact]
    public async Task SlotOfACallThatEndedElsewhere_IsFreeHere()
    {
        var shared = await Databases.NewAsync(DatabaseKind.PostgreSql);
        await using var one = await StartAsync(shared, slots: 1);
        await using var other = await StartAsync(shared, slots: 1);
        var call = await one.ConnectAsync();
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await other.SendAsync(TestSandbox.CreateRequest()));
        (await call.SendAsync("DELETE")).EnsureSuccessStatusCode();
        await other.CreateAsync();
    }

    [Fact]
    public async Task Lease_IsRenewedEvery5Seconds()
    {
        var shared = await Databases.NewAsync(DatabaseKind.PostgreSql);
        await using var sandbox = await StartAsync(shared);
        var call = await sandbox.ConnectAsync();
        var start = await LeaseOfAsync(sandbox, call);
        sandbox.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(start, await LeaseOfAsync(sandbox, call));
        sandbox.Time.Advance(TimeSpan.FromSeconds(0.1));
        await Eventually.Is(async () => await LeaseOfAsync(sandbox, call) == start?.AddSeconds(5), "the lease was renewed");
    }

    [Fact]
    public async Task CallOfAnotherSandbox_IsClosedOnlyWhenItsLeaseHasRunOut()
    {
        var shared = await Databases.NewAsync(DatabaseKind.PostgreSql);
        await using var stuck = await StartAsync(shared);
        await using var other = await StartAsync(shared);
        var call = await stuck.ConnectAsync();
        other.Time.Advance(CallSlots.Lease - TimeSpan.FromMilliseconds(1));
        await other.Part<AbandonedCalls>().CloseAsync(Cancellation);
        Assert.Equal("initiated", (await call.ReadRecordAsync()).Status);
        other.Time.Advance(TimeSpan.FromMilliseconds(1)); // And its own timer closes it.
        await Eventually.Is(async () => (await call.ReadRecordAsync()).EndReason == "system_failure", "the call was closed");
        Assert.Null(await LeaseOfAsync(other, call));
    }

    [Fact]
    public async Task SandboxThatLostItsLease_EndsThatCallAndNoOther()
    {
        var shared = await Databases.NewAsync(DatabaseKind.PostgreSql);
        await using var stuck = await StartAsync(shared);
        await using var other = await StartAsync(shared);
        var lost = await stuck.ConnectAsync();
        other.Time.Advance(CallSlots.Lease);
        await Eventually.Is(async () => (await lost.ReadRecordAsync()).EndedAt is not null, "the call was closed");
        var closed = await lost.ReadRecordAsync();
        stuck.Time.Advance(TimeSpan.FromMilliseconds(1)); // Or the next lease, too, would run out at the very moment where the other's clock stands.
        var kept = await stuck.ConnectAsync();
        stuck.Time.Advance(CallSlots.RenewEvery);
        await Eventually.Is(() => lost.Server.Status == CallStatus.Ended, "the call ended where it was");
        Assert.Equal(CallEndReason.SystemFailure, lost.Server.EndReason);
        Assert.Equal(CallStatus.Connected, kept.Server.Status);
        Assert.Equal(closed.EndedAt, (await lost.ReadRecordAsync()).EndedAt);
    }

    [Fact]
    public async Task FullWorkspace_GetsTheSlotOfASandboxThatIsNoMoreAsSoonAsItsLeaseHasRunOut()
    {
        var shared = await Databases.NewAsync(DatabaseKind.PostgreSql);
        await using var stuck = await StartAsync(shared, slots: 1);
        await using var other = await StartAsync(shared, slots: 1);
        var call = await stuck.ConnectAsync();
        other.Time.Advance(CallSlots.Lease - TimeSpan.FromMilliseconds(1));
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await other.SendAsync(TestSandbox.CreateRequest()));
        other.Time.Advance(TimeSpan.FromMilliseconds(1));
        await other.CreateAsync();
        Assert.Equal("system_failure", (await call.ReadRecordAsync()).EndReason);
    }

    private static Task<TestSandbox> StartAsync(string shared, int slots = 5) => TestSandbox.StartAsync(
        options => (options.Storage.PostgreSql, options.ConcurrencyLimit) = (shared, slots));

    private static async Task<DateTimeOffset?> LeaseOfAsync(TestSandbox sandbox, TestCall call)
    {
        await using var database = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        var slot = await database.Slots.AsNoTracking().SingleOrDefaultAsync(row => row.CallId == call.Created.CallId, Cancellation);
        return slot?.LeaseUntil;
    }
}
