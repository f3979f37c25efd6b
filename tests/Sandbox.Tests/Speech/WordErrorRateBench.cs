using System.Globalization;
using Sandbox.Flows;
using Sandbox.Speech;

namespace Sandbox.Tests.Speech;

/// <summary>
/// How much of what synthetic voices say the built-in recogniser mishears, and how many sentences reach the branch that is meant all
/// the same. It prints and asserts no figure; it runs only when asked for: <c>bench/word-error-rate.sh</c>.
/// </summary>
public sealed class WordErrorRateBench
{
    private static readonly Flow Demo = FlowAgents.Read(FlowAgents.Folder)["av_demo"].ToFlow(hasLanguageModel: false);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task OverTheVoicesOfTheMachine()
    {
        using var engines = SpeechEngines.Probe();
        Assert.NotNull(engines.Recognizer);
        foreach (var voice in CommandVoice.All)
        {
            await MeasureAsync(voice, engines.Recognizer);
        }
    }

    private static async Task MeasureAsync(CommandVoice voice, ISpeechRecognizer recognizer)
    {
        var (words, errors, right, wrong) = (0, 0, 0, 0);
        foreach (var sentence in TestSentence.All)
        {
            if (await voice.SpeakAsync(sentence.Text, Cancellation) is not { } sound)
            {
                Print($"{voice}: not on this machine");
                return;
            }
            var heard = await HearAsync(sound, recognizer);
            var said = Words.Of(sentence.Text);
            words += said.Count;
            errors += WordErrors(said, Words.Of(heard));
            var next = BranchMatcher.Match(heard, ((ListenNode)Demo.Node(sentence.Listener)).Branches)?.Next;
            right += next == sentence.Next ? 1 : 0;
            wrong += next is not null && next != sentence.Next ? 1 : 0;
            if (next != sentence.Next)
            {
                Print($"  {voice}, '{sentence.Text}' was heard as '{heard}' and led to {next ?? "nothing"} instead of {sentence.Next}");
            }
        }
        var rate = (100.0 * errors / words).ToString("F1", CultureInfo.InvariantCulture);
        Print($"{voice}: word error rate {rate} % ({errors} of {words} words); {right} of {TestSentence.All.Count} sentences reached "
            + $"their branch, {wrong} another one");
    }

    /// <summary>Cut as in a call: what the caller says between pauses is recognised piece by piece.</summary>
    private static async Task<string> HearAsync(short[] sound, ISpeechRecognizer recognizer)
    {
        var endpointer = new Endpointer(new EndpointerOptions());
        var pieces = new List<short[]>();
        SyntheticSound.EachFrame([.. SyntheticSound.Silence(300), .. sound, .. SyntheticSound.Silence(1000)], frame =>
        {
            if (endpointer.Push(frame) == UtteranceEdge.Ended)
            {
                pieces.Add(endpointer.Utterance.ToArray());
            }
        });
        var heard = new List<string>();
        foreach (var piece in pieces)
        {
            heard.Add(await recognizer.TranscribeAsync(piece, Cancellation));
        }
        return string.Join(' ', heard);
    }

    /// <summary>Words to insert, delete or replace (Levenshtein).</summary>
    private static int WordErrors(IReadOnlyList<string> said, IReadOnlyList<string> heard)
    {
        // Each word becomes a letter, so that the distance of texts is that of their words.
        List<string> known = [.. said.Concat(heard).Distinct()];
        return Words.Distance(Spell(said), Spell(heard));

        string Spell(IEnumerable<string> words) => string.Concat(words.Select(word => (char)('a' + known.IndexOf(word))));
    }

    private static void Print(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
