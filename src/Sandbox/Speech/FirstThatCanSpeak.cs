namespace Sandbox.Speech;

/// <summary>Asks one synthesizer after the other.</summary>
internal sealed class FirstThatCanSpeak(params IReadOnlyList<ISpeechSynthesizer> synthesizers) : ISpeechSynthesizer, IDisposable
{
    public async Task<short[]?> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        foreach (var synthesizer in synthesizers)
        {
            if (await synthesizer.SpeakAsync(text, cancellationToken) is { } sound)
            {
                return sound;
            }
        }
        return null;
    }

    public void Dispose()
    {
        foreach (var synthesizer in synthesizers.OfType<IDisposable>())
        {
            synthesizer.Dispose();
        }
    }
}
