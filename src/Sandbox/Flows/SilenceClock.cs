using WebRtc;

namespace Sandbox.Flows;

/// <summary>Counts the frames in which nobody says anything, so that it stands still when the call does.</summary>
internal sealed class SilenceClock
{
    private readonly Lock gate = new();
    private int limit;
    private int frames;

    public void Start(TimeSpan after)
    {
        lock (gate)
        {
            (limit, frames) = ((int)(after / AudioFormat.FrameDuration), 0);
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            limit = 0;
        }
    }

    /// <summary>A frame has passed; <paramref name="isBusy"/>: somebody speaks or is being understood. True once, when time is up.</summary>
    public bool Tick(bool isBusy)
    {
        lock (gate)
        {
            frames = isBusy ? 0 : frames + 1;
            if (limit == 0 || frames < limit)
            {
                return false;
            }
            limit = 0;
            return true;
        }
    }
}
