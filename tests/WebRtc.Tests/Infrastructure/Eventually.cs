namespace WebRtc.Tests.Infrastructure;

/// <summary>Waits for a fact that nothing announces.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    public static async Task IsTrue(Func<bool> fact, string what)
    {
        var token = TestContext.Current.CancellationToken;
        using var timer = new PeriodicTimer(Step);
        var begun = TimeProvider.System.GetTimestamp();
        while (!fact())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Deadline, $"Not within {Deadline.TotalSeconds} s: {what}");
            await timer.WaitForNextTickAsync(token);
        }
    }
}
