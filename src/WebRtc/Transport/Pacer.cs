using System.Diagnostics;

namespace WebRtc.Transport;

/// <summary>
/// Calls back every 20 ms from a thread of its own. Deadlines are absolute, so that a late one does not delay all that follow.
/// Real time always, whatever clock the calls live by: sound is heard in real time.
/// </summary>
internal sealed class Pacer
{
    /// <summary>After a stall longer than this the missed frames are left out, not sent in a burst.</summary>
    private static readonly long StallTicks = Stopwatch.Frequency / 5;

    private static readonly long PeriodTicks = (long)(Stopwatch.Frequency * AudioFormat.FrameDuration.TotalSeconds);

    private readonly Action tick;
    private readonly Thread thread;
    private volatile bool isStopping;

    public Pacer(Action tick)
    {
        this.tick = tick;
        thread = new Thread(Run) { IsBackground = true, Name = "webrtc-pace", Priority = ThreadPriority.AboveNormal };
    }

    public void Start() => thread.Start();

    /// <summary>No tick begins after the one under way. Does not wait.</summary>
    public void RequestStop() => isStopping = true;

    /// <summary>Returns when the last tick is over, at once when called from a tick.</summary>
    public void Stop()
    {
        RequestStop();
        if (Thread.CurrentThread != thread)
        {
            thread.Join();
        }
    }

    private void Run()
    {
        var due = Stopwatch.GetTimestamp();
        while (!isStopping)
        {
            due += PeriodTicks;
            var left = due - Stopwatch.GetTimestamp();
            if (left > 0)
            {
                Thread.Sleep(TimeSpan.FromSeconds((double)left / Stopwatch.Frequency));
            }
            else if (left < -StallTicks)
            {
                due = Stopwatch.GetTimestamp();
            }

            tick();
        }
    }
}
