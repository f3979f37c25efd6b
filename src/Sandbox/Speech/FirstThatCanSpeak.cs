namespace Sandbox.Speech;

/// <summary>Asks one synthesizer after the other.</summary>
internal sealed class FirstThatCanSpeak(params IReadOnlyList<ISpeechSynthesizer> synthesizers) : ISpeechSynthesizer
{
    public short[]? Speak(string text) => synthesizers.Select(synthesizer => synthesizer.Speak(text)).FirstOrDefault(sound => sound is not null);
}
