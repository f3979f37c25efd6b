namespace Sandbox.Speech;

/// <summary>
/// Turns words into speech. Implementations are thread-safe. They may compute on the calling thread for 100 ms and more: never call
/// them on a media thread.
/// </summary>
public interface ISpeechSynthesizer
{
    /// <summary>The sound of <paramref name="text"/> (<see cref="WebRtc.AudioFormat"/>), or null when this engine cannot say it.</summary>
    Task<short[]?> SpeakAsync(string text, CancellationToken cancellationToken);
}
