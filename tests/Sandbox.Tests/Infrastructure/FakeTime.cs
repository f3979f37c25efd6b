namespace Sandbox.Tests.Infrastructure;

/// <summary>A clock that stands still until <see cref="Advance"/>, which fires what becomes due, in order.</summary>
internal sealed class FakeTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private TimeSpan now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that will still fire.</summary>
    public int Pending
    {
        get
        {
            lock (gate)
            {
                return timers.Count;
            }
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return now.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        TimeSpan target;
        lock (gate)
        {
            target = now + by;
        }
        while (Next(target) is { } due)
        {
            due.Fire();
        }
        lock (gate)
        {
            now = target > now ? target : now; // Another thread may have advanced it further.
        }
    }

    private FakeTimer? Next(TimeSpan until)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (due is not null)
            {
                now = due.Due > now ? due.Due : now;
                due.Repeat();
            }
            return due;
        }
    }

    private sealed class FakeTimer(FakeTime time, Action callback) : ITimer
    {
        private TimeSpan period;

        public TimeSpan Due { get; private set; }

        public void Fire() => callback();

        public void Repeat()
        {
            if (period > TimeSpan.Zero)
            {
                Due += period;
            }
            else
            {
                time.timers.Remove(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    (Due, period) = (time.now + dueTime, newPeriod);
                    time.timers.Add(this);
                }
                return true;
            }
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
