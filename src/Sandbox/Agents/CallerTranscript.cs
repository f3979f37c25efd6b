using Sandbox.Speech;

namespace Sandbox.Agents;

/// <summary>Shows what the caller says, each utterance as a final turn.</summary>
internal sealed class CallerTranscript : IDisposable
{
    private readonly IAgentCall call;
    private readonly Endpointer endpointer = new(new EndpointerOptions());
    private readonly Transcriber transcriber;
    private TimeSpan start;
    private TimeSpan lastLoud;
    private int turns;

    public CallerTranscript(ISpeechRecognizer recognizer, IAgentCall call, ILogger logger)
    {
        this.call = call;
        transcriber = new Transcriber(recognizer, Show, logger);
    }

    /// <summary>Comes from a media thread; the recogniser runs on another.</summary>
    public void Hear(ReadOnlySpan<short> frame)
    {
        var edge = endpointer.Push(frame);
        start = edge == UtteranceEdge.Started ? call.Elapsed : start;
        lastLoud = endpointer.IsLoud ? call.Elapsed : lastLoud;
        if (edge == UtteranceEdge.Ended)
        {
            transcriber.Add(new Utterance(++turns, LentSound.CopyOf(endpointer.Utterance), IsFinal: true, start, lastLoud));
        }
    }

    public void Dispose() => transcriber.Dispose();

    private void Show(Utterance utterance, string words)
    {
        if (words.Length > 0)
        {
            call.ShowTurn(new Turn($"user_{utterance.Number}", TurnRole.User, words, IsFinal: true, utterance.Start, utterance.End));
        }
    }
}
