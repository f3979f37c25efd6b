using System.Text.Json.Nodes;
using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Flows;

/// <summary>Turns a line into the words that are said in this call, and their sound.</summary>
internal sealed class Voice(ISpeechSynthesizer synthesizer, JsonObject variables)
{
    // Variables come from the page: they shall not keep the one synthesizer busy for everybody.
    private const int LongestText = 600;

    // Where a line can neither be spoken nor was recorded, it is only shown, for as long as saying it would take.
    private static readonly TimeSpan ReadingTimePerLetter = TimeSpan.FromMilliseconds(60);

    public (string Text, short[] Sound) Say(Line line)
    {
        var text = Template.Render(line.Text, variables).Trim();
        text = text.Length > LongestText ? text[..LongestText] : text;
        if (synthesizer.Speak(text) is { } sound)
        {
            return (text, sound);
        }
        if (line.Fallback is { } fallback && synthesizer.Speak(fallback) is { } recorded)
        {
            return (fallback, recorded);
        }
        var samples = (int)(text.Length * ReadingTimePerLetter.TotalSeconds * AudioFormat.SampleRateHz);
        return (text, new short[Math.Max(AudioFormat.FrameSamples, samples)]);
    }

    /// <summary>The words that were said when this share of the sound was played.</summary>
    public static string SaidOf(string text, double played)
    {
        var end = (int)(text.Length * played);
        var cut = end >= text.Length ? text.Length : text.LastIndexOf(' ', Math.Max(0, end));
        return cut <= 0 ? "" : text[..cut];
    }
}
