namespace Sandbox.Speech;

/// <summary>Loads a recogniser in the background, so that the server starts at once; the first transcription waits for it.</summary>
internal sealed class BackgroundRecognizer<TRecognizer>(Func<TRecognizer> load) : ISpeechRecognizer, IDisposable
    where TRecognizer : ISpeechRecognizer, IDisposable
{
    private readonly Task<TRecognizer> loading = Task.Run(load);

    /// <summary>Waits for the load; its failure is thrown here, each time.</summary>
    public async Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken)
    {
        var recognizer = await loading.WaitAsync(cancellationToken);
        return await recognizer.TranscribeAsync(utterance, cancellationToken);
    }

    public void Dispose() => loading.ContinueWith(
        finished => finished.Result.Dispose(),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnRanToCompletion,
        TaskScheduler.Default);
}
