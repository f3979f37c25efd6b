using System.Diagnostics;

namespace Sandbox.Tests.Infrastructure;

/// <summary>Waits for a fact. The one place of the tests that looks twice.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static Task Is(Func<bool> fact, string what) => Is(() => Task.FromResult(fact()), what);

    /// <param name="fact">What is to become true.</param>
    /// <param name="what">Names it when it does not.</param>
    /// <param name="deadline">After which it never will; default 60 s.</param>
    public static async Task Is(Func<Task<bool>> fact, string what, TimeSpan? deadline = null)
    {
        using var timer = new PeriodicTimer(Pause);
        var clock = Stopwatch.StartNew();
        while (!await fact())
        {
            Assert.True(clock.Elapsed < (deadline ?? Deadline), $"Never happened: {what}");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
