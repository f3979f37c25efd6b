using Sandbox.Storage;

namespace Sandbox.Records;

/// <summary>One thing that happened and is to be kept. Applied once, in the order of <see cref="Journal.Write"/>.</summary>
internal abstract class JournalEntry
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action? onReleased;
    private int isReleased;

    /// <param name="onReleased">Called once, when it is stored, or when the database is away and nobody shall wait for it.</param>
    protected JournalEntry(Action? onReleased = null) => this.onReleased = onReleased;

    /// <summary>Completes when it is stored; fails when it never will be.</summary>
    public Task Stored => released.Task;

    /// <summary>Within the transaction of its batch.</summary>
    public abstract Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken);

    /// <summary>It is stored, or for <paramref name="failure"/> it never will be.</summary>
    public void Complete(Exception? failure = null)
    {
        Release();
        if (failure is null)
        {
            released.TrySetResult();
        }
        else
        {
            released.TrySetException(failure);
            _ = released.Task.Exception; // Most entries have nobody who waits, and the journal logs it.
        }
    }

    /// <summary>Lets those go on who wait to show it.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
        {
            onReleased?.Invoke();
        }
    }
}
