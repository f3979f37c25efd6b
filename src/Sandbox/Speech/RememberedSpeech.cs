using WebRtc;

namespace Sandbox.Speech;

/// <summary>
/// Says at once what its synthesizer has said before: agents repeat themselves from call to call, and a caller waits for every line.
/// Its sounds are shared; nobody may change them.
/// </summary>
internal sealed class RememberedSpeech(ISpeechSynthesizer synthesizer) : ISpeechSynthesizer, IDisposable
{
    // About ten megabytes. Lines with a caller's name are remembered too, and crowd out the others in time: then all are forgotten.
    private const int MostSamples = 5 * 60 * AudioFormat.SampleRateHz;

    private readonly Lock gate = new();
    private readonly Dictionary<string, short[]> soundOf = new(StringComparer.Ordinal);
    private int samples;

    public async Task<short[]?> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (soundOf.TryGetValue(text, out var remembered))
            {
                return remembered;
            }
        }
        if (await synthesizer.SpeakAsync(text, cancellationToken) is not { } sound)
        {
            return null;
        }
        sound = LeadIn.Cut(sound);
        Remember(text, sound);
        return sound;
    }

    public void Dispose() => (synthesizer as IDisposable)?.Dispose();

    private void Remember(string text, short[] sound)
    {
        lock (gate)
        {
            if (samples + sound.Length > MostSamples)
            {
                soundOf.Clear();
                samples = 0;
            }
            // Two calls may have said it at the same time.
            samples += soundOf.TryAdd(text, sound) ? sound.Length : 0;
        }
    }
}
