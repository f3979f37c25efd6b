using System.Text.Json.Nodes;
using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Flows;

/// <summary>Turns a line into the words that are said in this call, and their sound.</summary>
internal sealed class Voice(ISpeechSynthesizer synthesizer, JsonObject variables)
{
    // Variables come from the page, and models talk: they shall not keep the one synthesizer busy for everybody.
    private const int LongestText = 600;

    // Where a line can neither be spoken nor was recorded, it is only shown, for as long as saying it would take.
    private static readonly TimeSpan ReadingTimePerLetter = TimeSpan.FromMilliseconds(60);

    public Task<(string Text, short[] Sound)> SayAsync(Line line, CancellationToken callEnded) =>
        SayAsync(Template.Render(line.Text, variables), line.Fallback, callEnded);

    /// <summary>Says the text as it stands: what looks like a variable in it is none.</summary>
    public Task<(string Text, short[] Sound)> SayAsync(string text, CancellationToken callEnded) => SayAsync(text, spare: null, callEnded);

    /// <summary>The words that were said when this share of the sound was played.</summary>
    public static string SaidOf(string text, double played)
    {
        var end = (int)(text.Length * played);
        var cut = end >= text.Length ? text.Length : text.LastIndexOf(' ', Math.Max(0, end));
        return cut <= 0 ? "" : text[..cut];
    }

    private async Task<(string Text, short[] Sound)> SayAsync(string whole, string? spare, CancellationToken callEnded)
    {
        var text = Template.Truncate(whole.Trim(), LongestText);
        if (await synthesizer.SpeakAsync(text, callEnded) is { } sound)
        {
            return (text, sound);
        }
        if (spare is { } fallback && await synthesizer.SpeakAsync(fallback, callEnded) is { } recorded)
        {
            return (fallback, recorded);
        }
        var samples = (int)(text.Length * ReadingTimePerLetter.TotalSeconds * AudioFormat.SampleRateHz);
        return (text, new short[Math.Max(AudioFormat.FrameSamples, samples)]);
    }
}
