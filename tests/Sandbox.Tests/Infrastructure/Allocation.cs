namespace Sandbox.Tests.Infrastructure;

/// <summary>What a media thread's work allocates.</summary>
internal static class Allocation
{
    private const int Rounds = 5;

    /// <summary>
    /// Bytes that <paramref name="times"/> runs of <paramref name="action"/> allocate: the least of five rounds, because the runtime
    /// itself allocates once when it compiles a loop anew, and what the action allocates would be in every round.
    /// </summary>
    public static long Of(int times, Action action)
    {
        action();
        return Enumerable.Range(0, Rounds).Min(_ => Once(times, action));
    }

    private static long Once(int times, Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
        {
            action();
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
