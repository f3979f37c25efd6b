using System.Text.Json;
using Protocol;
using Sandbox.Limits;

namespace Sandbox.Events;

/// <summary>
/// The events of one call. Writers are media threads and never wait; each reader keeps its own place, so that a slow one
/// holds up nobody. Thread-safe.
/// </summary>
/// <param name="store">
/// Gets each event with its data, and calls its last argument when readers may see it; null: they see it at once.
/// </param>
/// <param name="capacity">How many events are kept. Who asks for older ones gets the snapshot.</param>
internal sealed class EventLog(Action<CallEvent, object, Action>? store = null, int capacity = 10_000)
{
    private const int MaxReaders = 8;

    private readonly Lock gate = new();
    private readonly List<CallEvent> kept = [];
    private readonly Dictionary<string, CallEvent> latest = [];
    private TaskCompletionSource changed = NewSignal();
    private long lastId;
    private long lastShownId;
    private bool isComplete;

    /// <summary>Room for the streams that read: a page has one, and for a moment two when it resumes.</summary>
    public Slots Readers { get; } = new(MaxReaders);

    /// <summary>Adds an event; ignored after <see cref="Complete"/>.</summary>
    /// <param name="type">The event's name.</param>
    /// <param name="data">Becomes its JSON.</param>
    /// <param name="subject">The snapshot holds the latest event of each subject; null keeps it out of the snapshot.</param>
    public void Publish<T>(string type, T data, string? subject)
        where T : notnull
    {
        var json = JsonSerializer.Serialize(data, ProtocolJson.Options);
        lock (gate)
        {
            if (isComplete)
            {
                return;
            }
            var published = new CallEvent(++lastId, type, json);
            if (store is null)
            {
                Show(published, subject);
            }
            else
            {
                // Under the lock: events are stored, and so shown, in the order of their ids.
                store(published, data, () => Show(published, subject));
            }
        }
    }

    public void Complete()
    {
        lock (gate)
        {
            isComplete = true;
            Signal();
        }
    }

    /// <summary>What came after <paramref name="afterId"/>; the snapshot where it is null or an id that is not kept.</summary>
    public EventBatch Read(long? afterId)
    {
        lock (gate)
        {
            var skipped = afterId - (lastShownId - kept.Count);
            IReadOnlyList<CallEvent> events = skipped >= 0 && afterId <= lastShownId
                ? kept[(int)skipped..]
                : [.. latest.Values.OrderBy(item => item.Id)];
            return new EventBatch(events, lastShownId, isComplete && lastShownId == lastId, changed.Task);
        }
    }

    private void Show(CallEvent published, string? subject)
    {
        lock (gate)
        {
            Keep(published);
            lastShownId = published.Id;
            if (subject is not null)
            {
                latest[subject] = published;
            }
            Signal();
        }
    }

    private void Keep(CallEvent published)
    {
        if (kept.Count == capacity)
        {
            kept.RemoveRange(0, Math.Max(1, capacity / 10));
        }
        kept.Add(published);
    }

    private void Signal()
    {
        changed.TrySetResult();
        changed = NewSignal();
    }

    // Readers run on the pool, never on the media thread that published.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
