using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Agents;
using Sandbox.Records;
using Sandbox.Storage;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Records;

/// <summary>What becomes of calls when the database, or what is to be written to it, is not as it should be.</summary>
public sealed class JournalTests
{
    private const string NobodyThere = "Host=127.0.0.1;Port=1;Database=none;Username=none";

    private readonly FakeTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EntryThatCannotBeStored_IsGivenUpAndHoldsUpNobody()
    {
        using var folder = new TemporaryFolder();
        using var databases = await MigratedAsync(folder);
        await using var journal = Start(databases);
        var (before, broken, after) = (new Entry(), new Entry(new EncoderFallbackException("half a letter")), new Entry());
        journal.Write(before);
        journal.Write(broken);
        journal.Write(after);
        await Assert.ThrowsAsync<EncoderFallbackException>(() => broken.Stored.WaitAsync(Cancellation));
        await before.Stored.WaitAsync(Cancellation);
        await after.Stored.WaitAsync(Cancellation);
        await journal.FlushAsync(Cancellation);
        Assert.True(broken.Releases == 1 && after.Releases == 1);
    }

    [Fact]
    public async Task WhileTheDatabaseIsAway_NobodyWaitsForItAndNothingIsGivenUp()
    {
        using var databases = DatabaseFactory.Open(new SandboxStorageOptions { PostgreSql = NobodyThere }, "");
        var journal = Start(databases);
        var first = new Entry();
        journal.Write(first);
        await NextAttemptAsync();
        await Eventually.Is(() => first.Releases == 1, "the first is shown");
        var later = new Entry();
        journal.Write(later);
        await NextAttemptAsync();
        await Eventually.Is(() => later.Releases == 1, "what comes later is shown too");
        Assert.False(first.Stored.IsCompleted || later.Stored.IsCompleted);
        await journal.DisposeAsync();
        Assert.True(first.Stored.IsFaulted && later.Stored.IsFaulted);
        Assert.Equal((1, 1), (first.Releases, later.Releases));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task TurnWithANul_IsKeptWithoutIt(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        var call = await sandbox.ConnectAsync();
        sandbox.Agents[0].Call!.ShowTurn(new("turn_1", TurnRole.User, "a\0b", IsFinal: true, TimeSpan.Zero, TimeSpan.Zero));
        await sandbox.Journal.FlushAsync(Cancellation);
        var record = await sandbox.ReadAsync("GET", $"/v1/calls/{call.Created.CallId}");
        Assert.Equal("User: ab", record.GetProperty("transcript").GetString());
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task SlotOfACallThatNobodyCarries_IsFreeAfterARenewal(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        var call = await sandbox.ConnectAsync();
        call.Server.Dispose(); // Its end was lost on the way to the database.
        sandbox.Time.Advance(CallSlots.RenewEvery);
        await Eventually.Is(async () => (await call.ReadRecordAsync()).EndReason == "system_failure", "the record ends");
        await using var context = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        Assert.Empty(context.Slots);
    }

    private async Task NextAttemptAsync()
    {
        await Eventually.Is(() => time.Pending == 1, "the journal waits for the next attempt");
        time.Advance(TimeSpan.FromSeconds(1));
    }

    private static async Task<DatabaseFactory> MigratedAsync(TemporaryFolder folder)
    {
        var databases = DatabaseFactory.Open(new SandboxStorageOptions(), folder.Path);
        await using var database = await databases.CreateDbContextAsync(Cancellation);
        await database.Database.EnsureCreatedAsync(Cancellation);
        return databases;
    }

    private Journal Start(DatabaseFactory databases)
    {
        var journal = new Journal(databases, time, NullLogger<Journal>.Instance);
        journal.Start();
        return journal;
    }

    /// <summary>Counts who was let go on.</summary>
    private sealed class Entry : JournalEntry
    {
        private readonly Exception? failure;
        private readonly Counter counter;

        public Entry(Exception? failure = null)
            : this(failure, new Counter())
        {
        }

        private Entry(Exception? failure, Counter counter)
            : base(() => Interlocked.Increment(ref counter.Value)) => (this.failure, this.counter) = (failure, counter);

        public int Releases => Volatile.Read(ref counter.Value);

        public override async Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken)
        {
            await database.Database.CanConnectAsync(cancellationToken);
            if (failure is not null)
            {
                throw failure;
            }
        }

        private sealed class Counter
        {
            public int Value;
        }
    }
}
