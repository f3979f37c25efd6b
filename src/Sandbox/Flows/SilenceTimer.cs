using WebRtc;

namespace Sandbox.Flows;

/// <summary>Counts the frames in which nobody says anything, so that it stands still when the call does.</summary>
internal sealed class SilenceTimer
{
    private readonly Lock gate = new();
    private int limit;
    private int frames;
    private int starts;

    /// <summary>Begins to count. The number tells this stretch of silence from earlier ones.</summary>
    public int Start(TimeSpan after)
    {
        lock (gate)
        {
            (limit, frames) = ((int)(after / AudioFormat.FrameDuration), 0);
            return ++starts;
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            limit = 0;
        }
    }

    /// <summary>A frame has passed; <paramref name="isBusy"/>: somebody speaks or is being understood. The number of the stretch once, when time is up.</summary>
    public int? Tick(bool isBusy)
    {
        lock (gate)
        {
            frames = isBusy ? 0 : frames + 1;
            if (limit == 0 || frames < limit)
            {
                return null;
            }
            limit = 0;
            return starts;
        }
    }
}
