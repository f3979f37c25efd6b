namespace Sandbox.Speech;

/// <summary>Turns speech into words. Implementations are thread-safe and may take 100 ms: never call them on a media thread.</summary>
public interface ISpeechRecognizer
{
    /// <summary>The words in one utterance (<see cref="WebRtc.AudioFormat"/>); empty when there are none.</summary>
    string Transcribe(ReadOnlySpan<short> utterance);
}
