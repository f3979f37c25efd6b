namespace Sandbox.Limits;

/// <summary>The workspace's concurrency: a call holds a slot from its create to its end.</summary>
internal sealed class CallSlots(int limit)
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

    private sealed class Slot(CallSlots slots) : IDisposable
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
