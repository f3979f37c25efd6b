namespace Sandbox.Speech;

/// <summary>Where an utterance begins and ends.</summary>
internal sealed record EndpointerOptions
{
    /// <summary>Sound kept from before speech was noticed, so that the first consonant is not lost. Default 300 ms.</summary>
    public TimeSpan PreRoll { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Silence that ends an utterance. Shorter cuts people off, longer makes the agent slow. Default 650 ms.</summary>
    public TimeSpan EndSilence { get; init; } = TimeSpan.FromMilliseconds(650);

    /// <summary>
    /// How much of that silence the utterance keeps. The recogniser needs a little, and now and then returns nothing when there is much;
    /// and recognition can begin as soon as so much has passed. Default 200 ms.
    /// </summary>
    public TimeSpan KeptSilence { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>An utterance with less loud sound than this was a cough or a click. Default 120 ms.</summary>
    public TimeSpan MinimumSpeech { get; init; } = TimeSpan.FromMilliseconds(120);

    /// <summary>An utterance is cut here even when it goes on. Default 15 s.</summary>
    public TimeSpan Maximum { get; init; } = TimeSpan.FromSeconds(15);
}
