using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Agents;

/// <summary>Cuts the caller's sound into utterances and shows each as a final turn, in words.</summary>
internal sealed class CallerTranscript(ISpeechRecognizer recognizer, IAgentCall call)
{
    // A shorter pause is inside a sentence.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);

    // Detection is late by some frames; the first consonant is in them.
    private const int LeadSamples = 15 * AudioFormat.FrameSamples;
    private const int MaxSamples = 30 * AudioFormat.SampleRateHz;

    private readonly VoiceActivity voice = new(Pause);
    private readonly List<short> samples = new(LeadSamples);
    private bool isSpeaking;
    private int turns;

    /// <summary>Comes from a media thread; the recognizer runs on another.</summary>
    public void Hear(ReadOnlySpan<short> frame)
    {
        var wasSpeaking = isSpeaking;
        isSpeaking = voice.Push(frame);
        samples.AddRange(frame);
        if (wasSpeaking && (!isSpeaking || samples.Count >= MaxSamples))
        {
            Show([.. samples]);
            samples.Clear();
        }
        else if (!isSpeaking && samples.Count > LeadSamples)
        {
            samples.RemoveRange(0, samples.Count - LeadSamples);
        }
    }

    private void Show(short[] utterance)
    {
        var id = $"user-{++turns}";
        var end = call.Elapsed;
        var start = end - TimeSpan.FromSeconds((double)utterance.Length / AudioFormat.SampleRateHz);
        // A task, not a work item of the pool: should the recognizer throw, one turn is lost and not the process.
        _ = Task.Run(() =>
        {
            if (recognizer.Transcribe(utterance) is { Length: > 0 } words)
            {
                call.ShowTurn(new Turn(id, TurnRole.User, words, IsFinal: true, start, end));
            }
        });
    }
}
