namespace E2E.Browsers;

/// <summary>What browsers need around them. Each part starts when the first engine asks for it.</summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("widgethost-e2e-").FullName;
    private readonly Lazy<Task<SpokenSentence>> sentence;
    private readonly Lazy<Task<SoundServer>> sound;
    private readonly Lazy<Task<SoundServer>> silence;
    private readonly Lazy<Task<DisplayServer>> display = new(DisplayServer.StartAsync);
    private readonly Lazy<Task<LoopbackProxy>> proxy = new(LoopbackProxy.StartAsync);

    public Surroundings()
    {
        sentence = new(() => SpokenSentence.SpeakAsync(folder));
        sound = new(async () => await SoundServer.StartAsync(folder, await sentence.Value));
        silence = new(() => SoundServer.StartAsync(Directory.CreateDirectory(Path.Combine(folder, "silence")).FullName, sentence: null));
    }

    public Task<SpokenSentence> Sentence => sentence.Value;

    public Task<SoundServer> Sound => sound.Value;

    /// <summary>A sound server whose microphone delivers digital silence.</summary>
    public Task<SoundServer> Silence => silence.Value;

    public Task<DisplayServer> Display => display.Value;

    public Task<LoopbackProxy> Proxy => proxy.Value;

    public async ValueTask DisposeAsync()
    {
        await StopAsync(sound);
        await StopAsync(silence);
        await StopAsync(display);
        await StopAsync(proxy);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task StopAsync<T>(Lazy<Task<T>> part)
        where T : IAsyncDisposable
    {
        if (part is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await part.Value).DisposeAsync();
        }
    }
}
