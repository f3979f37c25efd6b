namespace Sandbox.Speech;

/// <summary>
/// One model in memory for all the servers of a process, as test suites have many: loaded in the background with the first, let go
/// with the last.
/// </summary>
internal sealed class SharedRecognizer : ISpeechRecognizer, IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Model> Models = new(StringComparer.Ordinal);

    private readonly string folder;
    private readonly Model model;
    private bool isDisposed;

    /// <param name="folder">See <see cref="MoonshineRecognizer"/>.</param>
    public SharedRecognizer(string folder)
    {
        this.folder = folder;
        lock (Gate)
        {
            if (!Models.TryGetValue(folder, out var known))
            {
                Models[folder] = known = new(new(() => new MoonshineRecognizer(folder)));
            }
            known.Users++;
            model = known;
        }
    }

    public Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken) =>
        model.Recognizer.TranscribeAsync(utterance, cancellationToken);

    public void Dispose()
    {
        lock (Gate)
        {
            if (isDisposed)
            {
                return;
            }
            isDisposed = true;
            if (--model.Users == 0)
            {
                Models.Remove(folder);
                model.Recognizer.Dispose();
            }
        }
    }

    private sealed class Model(BackgroundRecognizer<MoonshineRecognizer> recognizer)
    {
        public BackgroundRecognizer<MoonshineRecognizer> Recognizer => recognizer;

        public int Users { get; set; }
    }
}
