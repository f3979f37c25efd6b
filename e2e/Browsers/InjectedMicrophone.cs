namespace E2E.Browsers;

/// <summary>Answers <c>getUserMedia</c> from a script, for a browser that cannot be told to.</summary>
internal sealed class InjectedMicrophone(SharedBrowser browser, SpokenSentence sentence) : IEngineDriver
{
    private const string Refusal = "() => Promise.reject(new DOMException('The visitor said no.', 'NotAllowedError'))";
    private const string Absence = "() => Promise.reject(new DOMException('There is none.', 'NotFoundError'))";

    public async Task<BrowserSession> OpenAsync(Microphone microphone)
    {
        var session = await browser.OpenAsync(microphone);
        var answer = microphone switch
        {
            Microphone.Speaking => await SpeechAsync(),
            Microphone.Denied => Refusal,
            Microphone.Absent => Absence,
            _ => throw new NotSupportedException($"No test needs a microphone that is {microphone} here."),
        };
        await session.Page.AddInitScriptAsync($"if (navigator.mediaDevices) MediaDevices.prototype.getUserMedia = {answer};");
        return session;
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    private async Task<string> SpeechAsync()
    {
        var wave = Convert.ToBase64String(await File.ReadAllBytesAsync(sentence.WaveFile));
        return $$"""
            async () => {
              const context = new AudioContext();
              const bytes = Uint8Array.from(atob('{{wave}}'), (character) => character.charCodeAt(0));
              const source = context.createBufferSource();
              source.buffer = await context.decodeAudioData(bytes.buffer);
              source.loop = true;
              const microphone = context.createMediaStreamDestination();
              source.connect(microphone);
              source.start();
              return microphone.stream;
            }
            """;
    }
}
