using Protocol;
using Sandbox.Engines;

namespace Sandbox.Speech;

/// <summary>
/// Text to speech by OpenAI's API for audio (https://platform.openai.com/docs/api-reference/audio). What it fails to say is logged, and
/// left to the next synthesizer.
/// </summary>
internal sealed partial class HttpSynthesizer(SpeechEngineOptions options, TimeProvider time, ILogger<HttpSynthesizer> logger)
    : ISpeechSynthesizer, IDisposable
{
    private readonly EngineClient client = new(options, time);

    public async Task<short[]?> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        // Of the API's formats this one tells its rate, which servers choose as they like.
        var body = JsonContent.Create(new { options.Model, options.Voice, Input = text, ResponseFormat = "wav" }, options: ProtocolJson.Options);
        try
        {
            return Wave.Read(await client.PostAsync("/audio/speech", body, cancellationToken));
        }
        catch (Exception failure) when (failure is EngineException or InvalidDataException)
        {
            LogFailure(logger, failure);
            return null;
        }
    }

    public void Dispose() => client.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The speech engine failed; the line is said with what this machine has.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
