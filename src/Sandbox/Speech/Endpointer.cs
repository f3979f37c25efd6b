using WebRtc;

namespace Sandbox.Speech;

/// <summary>What a frame meant for the utterance.</summary>
internal enum UtteranceEdge
{
    None,
    Started,

    /// <summary>
    /// Perhaps it is over: if silence goes on, the utterance that ends will be exactly what <see cref="Endpointer.Utterance"/> is now.
    /// </summary>
    Paused,

    /// <summary>The utterance is in <see cref="Endpointer.Utterance"/> until the next frame.</summary>
    Ended,

    /// <summary>It was too short to be speech.</summary>
    Dropped,
}

/// <summary>
/// Cuts a stream of sound into utterances. Memory for the longest one is taken once; no frame allocates. Not thread-safe.
/// </summary>
internal sealed class Endpointer
{
    private readonly VoiceActivity activity = new(hangover: TimeSpan.Zero);
    private readonly short[] buffer;
    private readonly int preRollSamples;
    private readonly int endSilenceFrames;
    private readonly int keptSilenceFrames;
    private readonly int minimumLoudFrames;
    private int length;
    private int utteranceLength;
    private int quietFrames;
    private int loudFrames;

    public Endpointer(EndpointerOptions options)
    {
        preRollSamples = Frames(options.PreRoll) * AudioFormat.FrameSamples;
        endSilenceFrames = Frames(options.EndSilence);
        keptSilenceFrames = Frames(options.KeptSilence);
        minimumLoudFrames = Frames(options.MinimumSpeech);
        buffer = new short[Frames(options.PreRoll + options.Maximum) * AudioFormat.FrameSamples];
    }

    /// <summary>Whether an utterance is being said.</summary>
    public bool IsSpeaking { get; private set; }

    /// <summary>Whether the last frame itself was loud.</summary>
    public bool IsLoud => activity.IsLoud;

    /// <summary>The utterance so far, or the one that just ended, with its pre-roll and without most of the silence after it.</summary>
    public ReadOnlySpan<short> Utterance => buffer.AsSpan(0, IsSpeaking ? length : utteranceLength);

    /// <summary>Hears the next frame of <see cref="AudioFormat.FrameSamples"/> samples.</summary>
    public UtteranceEdge Push(ReadOnlySpan<short> frame)
    {
        var speaks = activity.Push(frame);
        Keep(frame);
        if (!IsSpeaking)
        {
            return speaks ? Start() : UtteranceEdge.None;
        }
        loudFrames += activity.IsLoud ? 1 : 0;
        quietFrames = speaks ? 0 : quietFrames + 1;
        if (quietFrames >= endSilenceFrames || length == buffer.Length)
        {
            return End();
        }
        var isPause = quietFrames == keptSilenceFrames && loudFrames >= minimumLoudFrames;
        return isPause ? UtteranceEdge.Paused : UtteranceEdge.None;
    }

    /// <summary>Forgets the utterance that is being said.</summary>
    public void Reset() => (IsSpeaking, length, utteranceLength) = (false, 0, 0);

    private void Keep(ReadOnlySpan<short> frame)
    {
        if (!IsSpeaking && length + frame.Length > preRollSamples)
        {
            var surplus = length + frame.Length - preRollSamples;
            buffer.AsSpan(surplus, length - surplus).CopyTo(buffer);
            length -= surplus;
        }
        frame.CopyTo(buffer.AsSpan(length));
        length += frame.Length;
    }

    private UtteranceEdge Start()
    {
        (IsSpeaking, quietFrames, loudFrames) = (true, 0, 1);
        return UtteranceEdge.Started;
    }

    private UtteranceEdge End()
    {
        utteranceLength = length - (Math.Max(0, quietFrames - keptSilenceFrames) * AudioFormat.FrameSamples);
        IsSpeaking = false;
        length = 0;
        return loudFrames >= minimumLoudFrames ? UtteranceEdge.Ended : UtteranceEdge.Dropped;
    }

    private static int Frames(TimeSpan duration) => (int)(duration / AudioFormat.FrameDuration);
}
