using System.Threading.Channels;

namespace Sandbox.Speech;

/// <summary>One utterance on its way to the recogniser. Interim: it is still being said.</summary>
internal sealed record Utterance(int Number, short[] Sound, bool IsFinal, TimeSpan Start, TimeSpan End);

/// <summary>Runs the recogniser of one call off the media threads, utterances in order. Interim ones are dropped when it is busy.</summary>
internal sealed partial class Transcriber : IDisposable
{
    private readonly ISpeechRecognizer recognizer;
    private readonly Action<Utterance, string> onText;
    private readonly ILogger logger;
    private readonly Channel<Utterance> waiting = Channel.CreateUnbounded<Utterance>(new() { SingleReader = true });
    private int pending;

    /// <param name="recognizer">What turns sound into words.</param>
    /// <param name="onText">Called off the media threads with every utterance; with an empty text when there were no words.</param>
    /// <param name="logger">Where a failing recogniser is reported.</param>
    public Transcriber(ISpeechRecognizer recognizer, Action<Utterance, string> onText, ILogger logger)
    {
        this.recognizer = recognizer;
        this.onText = onText;
        this.logger = logger;
        _ = Task.Run(WorkAsync);
    }

    public bool IsIdle => Volatile.Read(ref pending) == 0;

    public void Add(Utterance utterance)
    {
        Interlocked.Increment(ref pending);
        waiting.Writer.TryWrite(utterance);
    }

    public void Dispose() => waiting.Writer.TryComplete();

    private async Task WorkAsync()
    {
        await foreach (var utterance in waiting.Reader.ReadAllAsync())
        {
            onText(utterance, Transcribe(utterance));
            Interlocked.Decrement(ref pending);
        }
    }

    private string Transcribe(Utterance utterance)
    {
        try
        {
            return recognizer.Transcribe(utterance.Sound);
        }
        catch (Exception failure)
        {
            LogFailure(logger, failure);
            return "";
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The speech recogniser failed; the agent did not understand what was said.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
