using WebRtc;

namespace Sandbox.Agents;

/// <summary>A 440 Hz tone and nothing else.</summary>
internal sealed class ToneAgent : IAgent
{
    private const double FrequencyHz = 440;

    // A quarter of full scale: clear to every meter and no shock in headphones.
    private const double Amplitude = short.MaxValue / 4.0;

    private long position;

    public void Start(IAgentCall call) => call.ShowState(AgentState.Speaking);

    public void Hear(ReadOnlySpan<short> frame)
    {
    }

    public bool Speak(Span<short> frame)
    {
        foreach (ref var sample in frame)
        {
            sample = (short)(Amplitude * Math.Sin(2 * Math.PI * FrequencyHz * position / AudioFormat.SampleRateHz));
            // The tone repeats every second, so the position stays small and the sine exact.
            position = (position + 1) % AudioFormat.SampleRateHz;
        }
        return true;
    }

    public void Read(string text)
    {
    }

    public void Pause()
    {
    }

    public void Resume()
    {
    }

    public void Dispose()
    {
    }
}
