using Sandbox.Errors;

namespace Sandbox.WebCalls;

/// <summary>
/// The same offer from the same credential within 60 s gets the first answer: a page that repeats its request, because the
/// answer was lost on the way, takes no second slot. Creates that failed or were given up are not remembered. Thread-safe.
/// </summary>
internal sealed class CreateOnce(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = [];

    /// <summary>Answers from memory, or runs <paramref name="create"/> while others with the same key wait for its end.</summary>
    /// <param name="key">Says which requests are the same.</param>
    /// <param name="create">Makes the call.</param>
    /// <param name="undo">For a call that was made, when everybody who asked for it has given up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CreateShare> RunAsync(
        string key, Func<Task<CreateOutcome>> create, Action<CreatedCall> undo, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (entry, isFirst) = Enter(key);
            if (isFirst)
            {
                await FillAsync(key, entry, create);
            }
            try
            {
                // Null: the first was given up. Then one of those who wait becomes the first.
                if (await entry.Outcome.Task.WaitAsync(cancellationToken) is { } outcome)
                {
                    return new CreateShare(outcome, () => Keep(entry), () => Leave(key, entry, undo));
                }
            }
            catch (OperationCanceledException)
            {
                Leave(key, entry, undo);
                throw;
            }
        }
    }

    private (Entry Entry, bool IsFirst) Enter(string key)
    {
        lock (gate)
        {
            foreach (var old in entries.Where(pair => time.GetElapsedTime(pair.Value.Start) >= Window).Select(pair => pair.Key).ToArray())
            {
                entries.Remove(old);
            }
            var isKnown = entries.TryGetValue(key, out var known);
            var entry = known ?? new Entry(time.GetTimestamp());
            entries[key] = entry;
            entry.Requests++;
            return (entry, !isKnown);
        }
    }

    private async Task FillAsync(string key, Entry entry, Func<Task<CreateOutcome>> create)
    {
        CreateOutcome? outcome = null;
        try
        {
            outcome = await create();
        }
        finally
        {
            if (outcome?.Created is null)
            {
                Forget(key, entry);
            }
            entry.Outcome.SetResult(outcome);
        }
    }

    private void Keep(Entry entry)
    {
        lock (gate)
        {
            entry.IsKept = true;
        }
    }

    // Under one lock with Enter: whoever comes later finds either a call that stays, or none.
    private void Leave(string key, Entry entry, Action<CreatedCall> undo)
    {
        CreatedCall? orphan;
        lock (gate)
        {
            var isLast = --entry.Requests == 0 && !entry.IsKept;
            orphan = isLast && entry.Outcome.Task.IsCompletedSuccessfully ? entry.Outcome.Task.Result?.Created : null;
            if (orphan is not null)
            {
                Forget(key, entry);
            }
        }
        if (orphan is not null)
        {
            undo(orphan);
        }
    }

    private void Forget(string key, Entry entry)
    {
        lock (gate)
        {
            if (entries.GetValueOrDefault(key) == entry)
            {
                entries.Remove(key);
            }
        }
    }

    private sealed class Entry(long start)
    {
        public long Start => start;

        /// <summary>Those who asked and have neither been answered nor given up, and those who have been answered.</summary>
        public int Requests { get; set; }

        /// <summary>Somebody has the answer.</summary>
        public bool IsKept { get; set; }

        public TaskCompletionSource<CreateOutcome?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What came of a create: one of the two.</summary>
internal sealed record CreateOutcome(CreatedCall? Created, Refusal? Refusal);

/// <summary>One request's share in a create, of which there are more when the request was repeated.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Keep">To be called when the request was answered.</param>
/// <param name="GiveUp">To be called when it could not be: the last one to give up undoes the create.</param>
internal sealed record CreateShare(CreateOutcome Outcome, Action Keep, Action GiveUp);
