using System.Numerics;
using WebRtc;

namespace Sandbox.Speech;

/// <summary>
/// Decides that the caller talks over the agent, rather than coughs or leaks a bit of the agent's own voice: most of the last frames
/// were loud. Browsers cancel their echo; what is left of it comes in short bits. Speech has stops of up to 80 ms in its first 200 ms,
/// so neither loud frames in a row nor a count that falls with each quiet one would notice it in time.
/// </summary>
internal sealed class BargeIn
{
    private static readonly int FramesNeeded = Frames(160);
    private static readonly uint LastFrames = (1u << Frames(240)) - 1;
    private uint loudFrames;

    /// <summary>The next frame heard while the agent speaks. True once 160 ms of the last 240 were loud.</summary>
    public bool Push(bool isLoud)
    {
        loudFrames = ((loudFrames << 1) | (isLoud ? 1u : 0)) & LastFrames;
        return BitOperations.PopCount(loudFrames) >= FramesNeeded;
    }

    public void Reset() => loudFrames = 0;

    private static int Frames(int milliseconds) => (int)(TimeSpan.FromMilliseconds(milliseconds) / AudioFormat.FrameDuration);
}
