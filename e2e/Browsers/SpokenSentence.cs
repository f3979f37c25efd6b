using System.Text.RegularExpressions;

namespace E2E.Browsers;

/// <summary>What the fake microphone says, as a file: the sentence, then a pause long enough to count as its end.</summary>
internal sealed class SpokenSentence(string folder)
{
    public const string Text = "Hello, can you tell me your opening hours please";

    public const int SampleRateHz = 48_000;

    private const int PauseSeconds = 3;

    /// <summary>48 kHz, mono, 16 bits, with a header: for Chromium.</summary>
    public string WaveFile { get; } = Path.Combine(folder, "sentence.wav");

    /// <summary>The same without a header: for the sound server.</summary>
    public string RawFile { get; } = Path.Combine(folder, "sentence.raw");

    /// <summary>As <see cref="WaveFile"/>, but nothing is said in it: not even noise.</summary>
    public string SilentWaveFile { get; } = Path.Combine(folder, "silence.wav");

    /// <summary>
    /// Finds a word of <see cref="Text"/> in a transcript. One is enough: a synthetic voice through Opus and a small recogniser
    /// loses some, and no other source of words is there.
    /// </summary>
    public static Regex AnyWord { get; } = new(@"\b(hello|tell|opening|hours|please)\b", RegexOptions.IgnoreCase);

    public static async Task<SpokenSentence> SpeakAsync(string folder)
    {
        var sentence = new SpokenSentence(folder);
        var spoken = Path.Combine(folder, "spoken.wav");
        await ChildProcess.RunAsync("flite", "-voice", "slt", "-t", Text, "-o", spoken);
        await ChildProcess.RunAsync("sox", [spoken, .. Format, sentence.WaveFile, "pad", "0.3", $"{PauseSeconds}"]);
        await ChildProcess.RunAsync("sox", [sentence.WaveFile, "-t", "raw", sentence.RawFile]);
        await ChildProcess.RunAsync("sox", ["--no-dither", "-n", .. Format, sentence.SilentWaveFile, "trim", "0", "1"]);
        return sentence;
    }

    private static string[] Format => ["-r", $"{SampleRateHz}", "-c", "1", "-b", "16"];
}
