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

    /// <summary>How many creates are remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>Answers from memory, or runs <paramref name="create"/> while others with the same key wait for its end.</summary>
    public async Task<CreateOutcome> RunAsync(string key, Func<Task<CreateOutcome>> create, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (entry, isFirst) = Enter(key);
            if (isFirst)
            {
                return await FillAsync(key, entry, create);
            }
            // Null: the first was given up. Then one of those who wait becomes the first.
            if (await entry.Outcome.Task.WaitAsync(cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }
    }

    /// <summary>The answer reached nobody.</summary>
    public void Forget(string key)
    {
        lock (gate)
        {
            entries.Remove(key);
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
            if (entries.TryGetValue(key, out var known))
            {
                return (known, false);
            }
            var entry = new Entry(time.GetTimestamp());
            entries.Add(key, entry);
            return (entry, true);
        }
    }

    private async Task<CreateOutcome> FillAsync(string key, Entry entry, Func<Task<CreateOutcome>> create)
    {
        CreateOutcome? outcome = null;
        try
        {
            outcome = await create();
            return outcome;
        }
        finally
        {
            if (outcome?.Created is null)
            {
                Forget(key);
            }
            entry.Outcome.SetResult(outcome);
        }
    }

    private sealed record Entry(long Start)
    {
        public TaskCompletionSource<CreateOutcome?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What came of a create: one of the two.</summary>
internal sealed record CreateOutcome(CreatedCall? Created, Refusal? Refusal);
