namespace E2E.Facts;

/// <summary>The one place where a test waits for a fact that no browser event and no server event announces.</summary>
internal static class Until
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Long enough for a busy machine: a fact that never comes costs this much, one that comes costs nothing.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static Task TrueAsync(string fact, Func<bool> check, TimeSpan? deadline = null) =>
        TrueAsync(fact, () => Task.FromResult(check()), deadline);

    /// <summary>Asks until <paramref name="check"/> answers true; fails with <paramref name="fact"/> after 60 s.</summary>
    public static async Task TrueAsync(string fact, Func<Task<bool>> check, TimeSpan? deadline = null)
    {
        var limit = deadline ?? Deadline;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(limit);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!await check())
            {
                await timer.WaitForNextTickAsync(timeout.Token);
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.Fail($"Not within {limit}: {fact}.");
        }
    }
}
