using System.Threading.Channels;

namespace Sandbox.Speech;

/// <summary>One utterance on its way to the recogniser. Interim: it is still being said.</summary>
internal sealed record Utterance(int Number, LentSound Sound, bool IsFinal, TimeSpan Start, TimeSpan End);

/// <summary>
/// Runs the recogniser of one call off the media threads, utterances in order. No sound is recognised twice; work that newer sound
/// has made worthless is given up, and all of it when the call ends. The sound of what is added belongs to it, and is given back in any case.
/// </summary>
internal sealed partial class Transcriber : IDisposable
{
    private readonly ISpeechRecognizer recognizer;
    private readonly Action<Utterance, string> onText;
    private readonly ILogger logger;
    private readonly CancellationTokenSource ended = new();
    private readonly Channel<Job> waiting = Channel.CreateUnbounded<Job>(new() { SingleReader = true });
    private Job? newest;
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

    /// <summary>Tells the words of the utterance. An interim one that newer sound overtakes is not told.</summary>
    public void Add(Utterance utterance) => Enqueue(new Job(utterance, IsTold: true));

    /// <summary>Begins to recognise what will be the whole utterance if nothing more is said; tells nobody.</summary>
    public void Prepare(Utterance utterance) => Enqueue(new Job(utterance, IsTold: false));

    public void Dispose()
    {
        waiting.Writer.TryComplete();
        _ = ended.CancelAsync();
    }

    // On a media thread: what is given up ends on another.
    private void Enqueue(Job job)
    {
        if (newest is { Utterance.IsFinal: false } && !newest.HasSoundOf(job))
        {
            _ = newest.Overtaken.CancelAsync();
        }
        newest = job;
        Interlocked.Increment(ref pending);
        if (!waiting.Writer.TryWrite(job))
        {
            job.Utterance.Sound.Dispose(); // The call is over.
        }
    }

    private async Task WorkAsync()
    {
        Job? last = null;
        var text = "";
        try
        {
            await foreach (var job in waiting.Reader.ReadAllAsync(ended.Token))
            {
                var isKnown = last is { Overtaken.IsCancellationRequested: false } && last.HasSoundOf(job);
                using (job.Utterance.Sound)
                {
                    if (!isKnown && !job.Overtaken.IsCancellationRequested)
                    {
                        text = await TranscribeAsync(job);
                    }
                }
                last = job;
                if (job.IsTold && !job.Overtaken.IsCancellationRequested)
                {
                    onText(job.Utterance, text);
                }
                Interlocked.Decrement(ref pending);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The call is over.
        }
        finally
        {
            while (waiting.Reader.TryRead(out var unheard))
            {
                unheard.Utterance.Sound.Dispose();
            }
        }
    }

    private async Task<string> TranscribeAsync(Job job)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, job.Overtaken.Token);
        try
        {
            return await recognizer.TranscribeAsync(job.Utterance.Sound.Samples, either.Token);
        }
        catch (OperationCanceledException) when (job.Overtaken.IsCancellationRequested && !ended.IsCancellationRequested)
        {
            return "";
        }
        catch (Exception failure) when (!ended.IsCancellationRequested)
        {
            LogFailure(logger, failure);
            return "";
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The speech recogniser failed; the agent did not understand what was said.")]
    private static partial void LogFailure(ILogger logger, Exception failure);

    private sealed record Job(Utterance Utterance, bool IsTold)
    {
        public CancellationTokenSource Overtaken { get; } = new();

        /// <summary>An utterance only grows, so as much of it is the same.</summary>
        public bool HasSoundOf(Job other) =>
            Utterance.Number == other.Utterance.Number && Utterance.Sound.Length == other.Utterance.Sound.Length;
    }
}
