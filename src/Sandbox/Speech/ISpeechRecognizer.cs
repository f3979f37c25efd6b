namespace Sandbox.Speech;

/// <summary>
/// Turns speech into words. Implementations are thread-safe. They may compute on the calling thread for 100 ms and more: never call
/// them on a media thread.
/// </summary>
public interface ISpeechRecognizer
{
    /// <summary>The words in one utterance (<see cref="WebRtc.AudioFormat"/>); empty when there are none. The sound is lent until the task ends.</summary>
    Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken);
}
