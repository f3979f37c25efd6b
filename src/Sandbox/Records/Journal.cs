using System.Threading.Channels;
using Sandbox.Storage;

namespace Sandbox.Records;

/// <summary>
/// Writes what happens in calls to the database: in order, in the background, everything that is waiting in one transaction.
/// Events are shown to readers after they are stored, so that a process that is killed takes nothing with it that anybody
/// saw. While the database is away calls go on and everything waits here.
/// </summary>
internal sealed partial class Journal(DatabaseFactory databases, TimeProvider time, ILogger<Journal> logger) : IAsyncDisposable
{
    private const int LargestBatch = 256;

    // Of one entry while the database answers: then it is given up.
    private const int MostFailures = 3;

    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(5);

    private readonly Channel<JournalEntry> entries = Channel.CreateUnbounded<JournalEntry>(new() { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    /// <summary>From any thread; never waits. Ignored after the journal was closed.</summary>
    public void Write(JournalEntry entry)
    {
        if (!entries.Writer.TryWrite(entry))
        {
            entry.Complete(new ObjectDisposedException(nameof(Journal)));
        }
    }

    /// <summary>The same, to be awaited until it is stored.</summary>
    /// <exception cref="Exception">It cannot be stored; this is why.</exception>
    public Task WriteAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        Write(entry);
        return entry.Stored.WaitAsync(cancellationToken);
    }

    /// <summary>What was written until now is stored, or lost.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => WriteAsync(new Marker(), cancellationToken);

    public void Start() => running = Task.Run(RunAsync);

    /// <summary>Writes what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        entries.Writer.TryComplete();
        stopping.CancelAfter(ShutdownLimit);
        await running;
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        List<JournalEntry> batch = [];
        while (await entries.Reader.WaitToReadAsync())
        {
            Fill(batch, LargestBatch);
            await StoreAsync(batch);
            batch.Clear();
        }
    }

    private void Fill(List<JournalEntry> batch, int most)
    {
        while (batch.Count < most && entries.Reader.TryRead(out var entry))
        {
            batch.Add(entry);
        }
    }

    private async Task StoreAsync(List<JournalEntry> batch)
    {
        if (await TryStoreAsync(batch) is null)
        {
            return;
        }
        // One of them, or the database: one after the other tells which. More may come in while it does.
        for (var i = 0; i < batch.Count; i++)
        {
            await StoreAloneAsync(batch[i], batch);
        }
    }

    private async Task StoreAloneAsync(JournalEntry entry, List<JournalEntry> batch)
    {
        var failures = 0;
        while (await TryStoreAsync([entry]) is { } failure)
        {
            // After a failover more than one connection of the pool is broken, so the first failure proves nothing.
            failures += await IsReachableAsync() ? 1 : 0;
            if (failures == MostFailures || stopping.IsCancellationRequested)
            {
                LogLost(logger, failure, entry.GetType().Name);
                entry.Complete(failure);
                return;
            }
            if (failures == 0)
            {
                LogWaiting(logger, RetryEvery);
                await Task.Delay(RetryEvery, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Fill(batch, most: int.MaxValue);
                batch.ForEach(waiting => waiting.Release());
            }
        }
    }

    private async Task<Exception?> TryStoreAsync(IReadOnlyList<JournalEntry> batch)
    {
        try
        {
            await using var database = await databases.CreateDbContextAsync(stopping.Token);
            await using var transaction = await database.Database.BeginTransactionAsync(stopping.Token);
            foreach (var entry in batch)
            {
                await entry.ApplyAsync(database, stopping.Token);
            }
            await transaction.CommitAsync(stopping.Token);
        }
#pragma warning disable CA1031 // Whatever is wrong with one entry or with the database, the calls of this process wait for this loop.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
        foreach (var entry in batch)
        {
            entry.Complete();
        }
        return null;
    }

    private async Task<bool> IsReachableAsync()
    {
        try
        {
            await using var database = await databases.CreateDbContextAsync(stopping.Token);
            return await database.Database.CanConnectAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Nothing; it is stored when all before it is.</summary>
    private sealed class Marker : JournalEntry
    {
        public override Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Error, "{Entry} could not be stored and is lost")]
    private static partial void LogLost(ILogger logger, Exception exception, string entry);

    [LoggerMessage(LogLevel.Warning, "The database does not answer; calls go on, and it is tried again every {Interval}")]
    private static partial void LogWaiting(ILogger logger, TimeSpan interval);
}
