using WebRtc;

namespace Sandbox.Agents;

/// <summary>A 440 Hz tone, and what a test gives it to say in place of the tone.</summary>
internal sealed class ToneAgent(Prompter prompter) : IAgent
{
    private const double FrequencyHz = 440;

    // A quarter of full scale: clear to every meter and no shock in headphones.
    private const double Amplitude = short.MaxValue / 4.0;

    private long position;

    public void Start(IAgentCall call) => prompter.Start(call, AgentState.Speaking);

    public void Hear(ReadOnlySpan<short> frame)
    {
    }

    public bool Speak(Span<short> frame)
    {
        if (prompter.Fill(frame))
        {
            return true;
        }
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

    public void Say(string text) => prompter.Say(text);

    public void HearWords(string text) => prompter.HearWords(text);

    public void Pause()
    {
    }

    public void Resume()
    {
    }

    public void Dispose() => prompter.Dispose();
}
