using Sandbox.Agents;
using Sandbox.Speech;

namespace Sandbox.Flows;

/// <summary>
/// Listens to the caller on the media thread: cuts utterances and hands them to the recogniser, and silences the agent when the
/// caller talks over it. <see cref="Hear"/> allocates nothing but at the end of an utterance and once a second within one.
/// </summary>
internal sealed class Ear : IDisposable
{
    private static readonly TimeSpan InterimEvery = TimeSpan.FromSeconds(1);

    private readonly IAgentCall call;
    private readonly Playback playback;
    private readonly Action<ConversationEvent> tell;
    private readonly Endpointer endpointer = new(new EndpointerOptions());
    private readonly BargeIn bargeIn = new();
    private readonly Transcriber transcriber;
    private int number = 1;
    private TimeSpan start;
    private TimeSpan lastLoud;
    private TimeSpan lastInterim;
    private bool hasInterim;
    private volatile bool isSpeaking;

    public Ear(ISpeechRecognizer recognizer, IAgentCall call, Playback playback, Action<ConversationEvent> tell, ILogger logger)
    {
        this.call = call;
        this.playback = playback;
        this.tell = tell;
        transcriber = new Transcriber(recognizer, OnText, logger);
    }

    /// <summary>Whether the caller speaks or is being understood.</summary>
    public bool IsBusy => isSpeaking || !transcriber.IsIdle;

    public void Hear(ReadOnlySpan<short> frame)
    {
        var (agentSpeaks, canInterrupt) = playback.State;
        if (agentSpeaks && !canInterrupt)
        {
            Forget();
            return;
        }
        var edge = endpointer.Push(frame);
        NoteTimes(edge);
        if (!agentSpeaks)
        {
            bargeIn.Reset();
        }
        else if (!InterruptsAgent())
        {
            // What begins and ends under the agent's voice is its echo or a murmur.
            edge = edge is UtteranceEdge.Ended ? UtteranceEdge.Dropped : edge;
        }
        switch (edge)
        {
            case UtteranceEdge.Ended:
                Close(isSpeech: true);
                break;
            case UtteranceEdge.Dropped:
                Close(isSpeech: false);
                break;
            default:
                ShowInterim(agentSpeaks);
                break;
        }
        isSpeaking = endpointer.IsSpeaking;
    }

    public void Dispose() => transcriber.Dispose();

    private void NoteTimes(UtteranceEdge edge)
    {
        if (edge == UtteranceEdge.Started)
        {
            start = lastInterim = call.Elapsed;
        }
        if (endpointer.IsLoud)
        {
            lastLoud = call.Elapsed;
        }
    }

    private bool InterruptsAgent()
    {
        if (!bargeIn.Push(endpointer.IsLoud))
        {
            return false;
        }
        bargeIn.Reset();
        if (playback.Stop() is { } played)
        {
            tell(new ConversationEvent.BargedIn(played));
        }
        return true;
    }

    private void ShowInterim(bool agentSpeaks)
    {
        // Not in a pause: the utterance may be over, and then its last words come at once.
        var isTalking = endpointer.IsSpeaking && endpointer.IsLoud && !agentSpeaks;
        if (!isTalking || call.Elapsed - lastInterim < InterimEvery || !transcriber.IsIdle)
        {
            return;
        }
        lastInterim = call.Elapsed;
        hasInterim = true;
        Transcribe(isFinal: false);
    }

    private void Forget()
    {
        if (endpointer.IsSpeaking)
        {
            Close(isSpeech: false);
        }
        endpointer.Reset();
        bargeIn.Reset();
        isSpeaking = false;
    }

    /// <summary>An utterance that was shown while it was said must also be shown as final.</summary>
    private void Close(bool isSpeech)
    {
        if (isSpeech || hasInterim)
        {
            tell(new ConversationEvent.UtteranceEnded());
            Transcribe(isFinal: true);
        }
        hasInterim = false;
        number++;
    }

    private void Transcribe(bool isFinal) =>
        transcriber.Add(new Utterance(number, endpointer.Utterance.ToArray(), isFinal, start, lastLoud));

    private void OnText(Utterance utterance, string text) =>
        tell(new ConversationEvent.Heard($"user_{utterance.Number}", text, utterance.IsFinal, utterance.Start, utterance.End));
}
