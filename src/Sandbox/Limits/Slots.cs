namespace Sandbox.Limits;

/// <summary>
/// At most so many at once: the calls of the workspace, each of which holds a slot from its create to its end, or the event
/// streams of a call. Thread-safe.
/// </summary>
internal sealed class Slots(int limit)
{
    private readonly Lock gate = new();
    private int taken;

    public int Limit => limit;

    /// <returns>Null at capacity. Disposing the slot gives it back, once.</returns>
    public IDisposable? TryTake()
    {
        lock (gate)
        {
            if (taken == limit)
            {
                return null;
            }
            taken++;
            return new Slot(this);
        }
    }

    private sealed class Slot(Slots slots) : IDisposable
    {
        private bool isReturned;

        public void Dispose()
        {
            lock (slots.gate)
            {
                slots.taken -= isReturned ? 0 : 1;
                isReturned = true;
            }
        }
    }
}
