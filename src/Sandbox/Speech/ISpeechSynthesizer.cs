namespace Sandbox.Speech;

/// <summary>Turns words into speech. Implementations are thread-safe and may take 100 ms: never call them on a media thread.</summary>
public interface ISpeechSynthesizer
{
    /// <summary>The sound of <paramref name="text"/> (<see cref="WebRtc.AudioFormat"/>), or null when this engine cannot say it.</summary>
    short[]? Speak(string text);
}
