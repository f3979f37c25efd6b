namespace Sandbox.Agents;

/// <summary>
/// What talks to the caller. <see cref="Hear"/> and <see cref="Speak"/> come from the media threads every 20 ms and must not
/// block; all sound is <see cref="WebRtc.AudioFormat"/>. One agent serves one call.
/// </summary>
public interface IAgent : IDisposable
{
    /// <summary>Sound can flow. Called once, before any other method.</summary>
    void Start(IAgentCall call);

    /// <summary>A frame of the caller's sound.</summary>
    void Hear(ReadOnlySpan<short> frame);

    /// <summary>Writes the next frame of the agent's sound. False: it is silent.</summary>
    bool Speak(Span<short> frame);

    /// <summary>The visitor typed instead of speaking.</summary>
    void Read(string text);

    /// <summary>
    /// The agent says this line now and lets go of what it says; a turn of its own. For tests that control a call. Never blocks.
    /// </summary>
    void Say(string text);

    /// <summary>
    /// As if the visitor had said it: a final turn, and the agent reacts. Like <see cref="Read"/>, but nobody is taken for typing. For
    /// tests that control a call. Never blocks.
    /// </summary>
    void HearWords(string text);

    /// <summary>The network is gone: clocks of the agent stop until <see cref="Resume"/>.</summary>
    void Pause();

    void Resume();
}
