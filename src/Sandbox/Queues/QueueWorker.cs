using System.Threading.Channels;

namespace Sandbox.Queues;

/// <summary>What all queues have in common.</summary>
internal static class QueueWorker
{
    /// <summary>How often a queue is looked at while there is nothing to do.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
}

/// <summary>
/// Works in the background on what is due in a queue of the database, some of it at once. Each process has one; an item is
/// taken by one of them, for as long as its lease says.
/// </summary>
internal abstract partial class QueueWorker<T>(int places, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> working = [];
    private readonly Channel<bool> wakes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private ITimer? timer;
    private Task running = Task.CompletedTask;

    public void Start()
    {
        timer = time.CreateTimer(_ => Wake(), null, QueueWorker.LookEvery, QueueWorker.LookEvery);
        running = Task.Run(RunAsync);
    }

    /// <summary>Gives up what it is working on; whoever comes next does it again.</summary>
    public async ValueTask DisposeAsync()
    {
        timer?.Dispose();
        await stopping.CancelAsync();
        await running;
        await Task.WhenAll(working);
        stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes what is due, so that no other process does.</summary>
    protected abstract Task<IReadOnlyList<T>> TakeAsync(int most, CancellationToken cancellationToken);

    /// <summary>Works on one and says so in the database. What it throws is logged, and the item is due again when its lease ends.</summary>
    protected abstract Task WorkAsync(T item, CancellationToken cancellationToken);

    private void Wake() => wakes.Writer.TryWrite(true);

    private async Task RunAsync()
    {
        try
        {
            await foreach (var _ in wakes.Reader.ReadAllAsync(stopping.Token))
            {
                await TakeAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task TakeAsync()
    {
        working.RemoveAll(task => task.IsCompleted);
        if (working.Count == places)
        {
            return; // Each wakes this when it is done.
        }
        try
        {
            var taken = await TakeAsync(places - working.Count, stopping.Token);
            working.AddRange(taken.Select(item => Task.Run(() => DoAsync(item))));
        }
#pragma warning disable CA1031 // See DoAsync.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure);
        }
    }

    private async Task DoAsync(T item)
    {
        try
        {
            await WorkAsync(item, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It stays in the queue.
        }
#pragma warning disable CA1031 // Whatever is wrong with one, and whatever the database says, the others are to be done.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure);
        }
        finally
        {
            Wake();
        }
    }

    [LoggerMessage(LogLevel.Error, "Something in the queue could not be done; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
