using Sandbox.Agents;
using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Flows;

/// <summary>
/// Listens to the caller on the media thread: cuts utterances and hands them to the recogniser, and silences the agent when the
/// caller talks over it. <see cref="Hear"/> allocates a few small objects at a pause and at the end of an utterance, and once a second
/// within one; else nothing.
/// </summary>
internal sealed class Ear : IDisposable
{
    private static readonly TimeSpan InterimEvery = TimeSpan.FromSeconds(1);
    private static readonly short[] Silence = new short[AudioFormat.FrameSamples];

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
    private bool beganUnderAgent;
    private volatile bool isSpeaking;

    public Ear(ISpeechRecognizer recognizer, IAgentCall call, Playback playback, Action<ConversationEvent> tell, ILogger logger)
    {
        this.call = call;
        this.playback = playback;
        this.tell = tell;
        transcriber = new Transcriber(recognizer, OnText, logger);
    }

    /// <summary>Whether the caller speaks.</summary>
    public bool IsCallerSpeaking => isSpeaking;

    /// <summary>Whether the caller's words are being looked for.</summary>
    public bool IsWorking => !transcriber.IsIdle;

    public void Hear(ReadOnlySpan<short> frame)
    {
        var (agentSpeaks, canInterrupt) = playback.State;
        if (agentSpeaks && !canInterrupt)
        {
            Forget();
            return;
        }
        var edge = endpointer.Push(frame);
        NoteStart(edge, agentSpeaks);
        if (!agentSpeaks)
        {
            bargeIn.Reset();
        }
        else if (!InterruptsAgent())
        {
            // What begins and ends under the agent's voice is its echo or a murmur.
            edge = edge is UtteranceEdge.Ended && beganUnderAgent ? UtteranceEdge.Dropped : edge;
        }
        switch (edge)
        {
            case UtteranceEdge.Ended:
                Close(isSpeech: true);
                break;
            case UtteranceEdge.Dropped:
                Close(isSpeech: false);
                break;
            case UtteranceEdge.Paused when !agentSpeaks:
                transcriber.Prepare(UtteranceOf(isFinal: false));
                break;
            default:
                ShowInterim(agentSpeaks);
                break;
        }
        isSpeaking = endpointer.IsSpeaking;
    }

    /// <summary>The caller's sound breaks off. What was being said is over, as after silence, and what of it arrived is understood.</summary>
    public void BreakOff()
    {
        while (endpointer.IsSpeaking)
        {
            Hear(Silence);
        }
    }

    public void Dispose() => transcriber.Dispose();

    private void NoteStart(UtteranceEdge edge, bool agentSpeaks)
    {
        if (edge == UtteranceEdge.Started)
        {
            start = lastInterim = call.Elapsed;
            beganUnderAgent = agentSpeaks;
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
        transcriber.Add(UtteranceOf(isFinal: false));
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
            transcriber.Add(UtteranceOf(isFinal: true));
        }
        hasInterim = false;
        number++;
    }

    private Utterance UtteranceOf(bool isFinal) => new(number, LentSound.CopyOf(endpointer.Utterance), isFinal, start, lastLoud);

    private void OnText(Utterance utterance, string text) =>
        tell(new ConversationEvent.Heard($"user_{utterance.Number}", text, utterance.IsFinal, utterance.Start, utterance.End));
}
