using WebRtc;

namespace Sandbox.Speech;

/// <summary>
/// Decides that the caller talks over the agent, rather than coughs or leaks a bit of the agent's own voice: loud frames count up,
/// quiet ones count down. Browsers cancel their echo; what is left of it comes in short bits.
/// </summary>
internal sealed class BargeIn
{
    private static readonly int FramesNeeded = (int)(TimeSpan.FromMilliseconds(200) / AudioFormat.FrameDuration);
    private int frames;

    /// <summary>The next frame heard while the agent speaks. True once 200 ms more were loud than quiet.</summary>
    public bool Push(bool isLoud)
    {
        frames = Math.Max(0, frames + (isLoud ? 1 : -1));
        return frames >= FramesNeeded;
    }

    public void Reset() => frames = 0;
}
