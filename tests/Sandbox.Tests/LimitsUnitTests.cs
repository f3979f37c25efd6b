using Sandbox.Calls;
using Sandbox.Limits;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

public sealed class LimitsUnitTests
{
    [Fact]
    public void RateLimits_ForgetNamesWhoseWindowIsOver()
    {
        var time = new FakeTime();
        var limits = new RateLimits(1, TimeSpan.FromMinutes(1), time);
        for (var i = 0; i < 5_000; i++)
        {
            limits.TryUse($"client {i}");
            time.Advance(TimeSpan.FromMilliseconds(100));
        }
        Assert.InRange(limits.Count, 1, 2_000); // 600 clients a minute.
    }

    [Fact]
    public void Slot_IsGivenBackOnce()
    {
        var slots = new Slots(1);
        var slot = slots.TryTake()!;
        Assert.Null(slots.TryTake());
        slot.Dispose();
        slot.Dispose();
        Assert.NotNull(slots.TryTake());
        Assert.Null(slots.TryTake());
    }

    [Fact]
    public void SilenceClock_StandsWhilePaused()
    {
        var time = new FakeTime();
        var clock = new SilenceClock(time);
        time.Advance(TimeSpan.FromSeconds(2));
        clock.Pause();
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(2), clock.Elapsed);
        clock.Resume();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(3), clock.Elapsed);
        clock.Reset();
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
    }
}
