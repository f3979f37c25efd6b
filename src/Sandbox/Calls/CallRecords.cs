namespace Sandbox.Calls;

/// <summary>The latest 1,000 records, in memory. Thread-safe.</summary>
internal sealed class CallRecords
{
    private const int Capacity = 1_000;

    private readonly Lock gate = new();
    private readonly LinkedList<CallRecord> newestFirst = [];

    public void Add(CallRecord record)
    {
        lock (gate)
        {
            newestFirst.AddFirst(record);
            if (newestFirst.Count > Capacity)
            {
                newestFirst.RemoveLast();
            }
        }
    }

    public void Remove(CallRecord record)
    {
        lock (gate)
        {
            newestFirst.Remove(record);
        }
    }

    public CallRecord? Find(string id)
    {
        lock (gate)
        {
            return newestFirst.FirstOrDefault(record => record.Id == id);
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CallRecord> Read(int skip, int count)
    {
        lock (gate)
        {
            return [.. newestFirst.Skip(skip).Take(count)];
        }
    }
}
