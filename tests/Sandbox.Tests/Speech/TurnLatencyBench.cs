using System.Globalization;
using Sandbox.Agents;
using Sandbox.Speech;
using Sandbox.Tests.Flows;
using WebRtc;

namespace Sandbox.Tests.Speech;

/// <summary>
/// How long a caller waits for the agent's answer: from the last loud frame of a sentence to the first loud frame of the reply, with
/// the shipped receptionist, the real engines and frames in real time; the network is not in it. It prints and asserts no time;
/// it runs only when asked for: <c>bench/turn-latency.sh</c>.
/// </summary>
public sealed class TurnLatencyBench
{
    private const double QuietestSpeechDb = -46;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly short[] spoken = new short[AudioFormat.FrameSamples];
    private readonly short[] silence = new short[AudioFormat.FrameSamples];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task FromTheEndOfTheCallersSpeechToTheAgentsFirstSound()
    {
        using var engines = SpeechEngines.Probe();
        Assert.Empty(engines.Missing);
        var caller = FliteSynthesizer.TryLoad()!; // Not the agent's own, which leaves silence out.
        List<TestSentence> sentences = [.. TestSentence.All.Where(sentence => sentence.Listener == "choose")];
        await TakeTurnAsync(engines, sentences[0], caller); // Loads the model.
        var turns = new List<TimeSpan[]>();
        foreach (var sentence in sentences)
        {
            turns.Add(await TakeTurnAsync(engines, sentence, caller));
        }
        string[] parts = ["in all", "end-pointing", "recognition after it", "synthesis", "to the first frame", "silence in the sound"];
        for (var part = 0; part < parts.Length; part++)
        {
            Print(parts[part], [.. turns.Select(turn => turn[part].TotalMilliseconds).Order()]);
        }
    }

    /// <summary>The times of one turn, the whole first and then its parts in order.</summary>
    private async Task<TimeSpan[]> TakeTurnAsync(SpeechEngines engines, TestSentence sentence, FliteSynthesizer caller)
    {
        var call = new TurnTimes();
        using var agent = ShippedAgents.Create("av_demo", engines);
        var sound = await caller.SpeakAsync(sentence.Text, Cancellation);
        agent.Start(call);
        Assert.True(SpinWait.SpinUntil(() => !Exchange(agent, silence) && call.IsListening, LongestWait), "The agent did not listen.");

        short[][] frames = [.. Enumerable.Repeat(silence, 15), .. sound!.Chunk(AudioFormat.FrameSamples).Select(Whole)];
        var lastLoud = Array.FindLastIndex(frames, IsLoud);
        var (began, firstFrame) = (call.Elapsed, (TimeSpan?)null);
        for (var frame = 0; ; frame++)
        {
            await WaitUntilAsync(call, began + (frame * AudioFormat.FrameDuration));
            var speaks = Exchange(agent, frame < frames.Length ? frames[frame] : silence);
            call.SpeechEnd = frame == lastLoud ? call.Elapsed : call.SpeechEnd;
            // While it works, an agent sends silence.
            firstFrame ??= speaks && call.Synthesized is not null ? call.Elapsed : null;
            if (speaks && IsLoud(spoken))
            {
                Assert.True(call.Synthesized is not null, $"The agent spoke before it had heard '{sentence.Text}'.");
                return TimesOf(call, firstFrame!.Value);
            }
            Assert.True(call.Elapsed - began < LongestWait, $"The agent did not answer '{sentence.Text}'; it heard '{call.Words}'.");
        }
    }

    private static TimeSpan[] TimesOf(TurnTimes call, TimeSpan firstFrame)
    {
        TimeSpan[] moments = [call.SpeechEnd, call.UtteranceEnd!.Value, call.Understood!.Value, call.Synthesized!.Value, firstFrame, call.Elapsed];
        return [moments[^1] - moments[0], .. moments.Zip(moments.Skip(1), (from, to) => to - from)];
    }

    private bool Exchange(IAgent agent, short[] frame)
    {
        agent.Hear(frame);
        return agent.Speak(spoken);
    }

    private static async Task WaitUntilAsync(TurnTimes call, TimeSpan moment)
    {
        var wait = moment - call.Elapsed;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, Cancellation);
        }
    }

    private static short[] Whole(short[] samples)
    {
        Array.Resize(ref samples, AudioFormat.FrameSamples);
        return samples;
    }

    private static bool IsLoud(short[] frame) =>
        10 * Math.Log10(frame.Average(sample => (double)sample * sample) / (32768.0 * 32768.0)) > QuietestSpeechDb;

    private static void Print(string what, double[] sortedMs) =>
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: p50 {At(sortedMs, 0.5):F0} ms, p95 {At(sortedMs, 0.95):F0} ms, {sortedMs[0]:F0} to {sortedMs[^1]:F0} ms, {sortedMs.Length} turns"));

    /// <summary>The smallest value that so many are not above.</summary>
    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
