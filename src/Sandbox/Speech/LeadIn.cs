using WebRtc;

namespace Sandbox.Speech;

/// <summary>The silence before the first word: flite begins every line with 200 ms of it, for which a caller would wait.</summary>
internal static class LeadIn
{
    // -50 dB of full scale. The softest beginning of a word rises above it within what is kept before.
    private const int Quiet = 100;
    private const int KeptSamples = AudioFormat.SampleRateHz / 25;

    /// <summary>The sound with 40 ms before its first word; one that is silent throughout stays as it is.</summary>
    public static short[] Cut(short[] sound)
    {
        var first = sound.AsSpan().IndexOfAnyExceptInRange((short)-Quiet, (short)Quiet);
        return first > KeptSamples ? sound[(first - KeptSamples)..] : sound;
    }
}
