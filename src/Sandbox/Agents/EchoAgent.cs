using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Agents;

/// <summary>Plays back what it hears about one second later, and transcribes it where there is a recognizer.</summary>
internal sealed class EchoAgent(ISpeechRecognizer? recognizer, Prompter prompter, ILogger<EchoAgent> logger) : IAgent
{
    private const int DelayFrames = 50;
    private const int RingFrames = 2 * DelayFrames;

    // Comfort noise of codecs stays below this; nobody would call it speech.
    private const short Quiet = 64;

    private readonly short[] ring = new short[RingFrames * AudioFormat.FrameSamples];
    private long heard;
    private long played;
    private bool isPlaying;
    private CallerTranscript? transcript;

    public void Start(IAgentCall call)
    {
        transcript = recognizer is null ? null : new CallerTranscript(recognizer, call, logger);
        prompter.Start(call, AgentState.Listening);
    }

    public void Hear(ReadOnlySpan<short> frame)
    {
        transcript?.Hear(frame);
        frame.CopyTo(FrameAt(heard++));
        if (heard - played > RingFrames)
        {
            // The caller's clock is faster than ours, or a gap was filled at once: back to one second.
            played = heard - DelayFrames;
        }
        isPlaying |= heard - played >= DelayFrames;
    }

    public bool Speak(Span<short> frame)
    {
        if (prompter.Fill(frame))
        {
            return true;
        }
        if (!isPlaying)
        {
            return false;
        }
        FrameAt(played++).CopyTo(frame);
        isPlaying = played < heard;
        return frame.ContainsAnyExceptInRange((short)-Quiet, Quiet);
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

    public void Dispose()
    {
        prompter.Dispose();
        transcript?.Dispose();
        transcript = null; // The call is kept for five minutes; half a megabyte of sound need not be.
    }

    private Span<short> FrameAt(long number) =>
        ring.AsSpan((int)(number % RingFrames) * AudioFormat.FrameSamples, AudioFormat.FrameSamples);
}
