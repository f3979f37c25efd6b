using System.Net.Http.Headers;
using Sandbox.Engines;

namespace Sandbox.Speech;

/// <summary>Speech to text by OpenAI's API for audio (https://platform.openai.com/docs/api-reference/audio).</summary>
internal sealed class HttpRecognizer(EngineOptions options, TimeProvider time) : ISpeechRecognizer, IDisposable
{
    private readonly EngineClient client = new(options, time);

    /// <exception cref="EngineException">It gave no answer in time, or none that can be used.</exception>
    public async Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken)
    {
        var file = new ByteArrayContent(Wave.Write(utterance.Span));
        file.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        var form = new MultipartFormDataContent
        {
            { file, "file", "utterance.wav" },
            { new StringContent(options.Model), "model" },
            { new StringContent("json"), "response_format" },
        };
        var transcription = await client.PostAsync<Transcription>("/audio/transcriptions", form, cancellationToken);
        return transcription.Text?.Trim() ?? throw new EngineException($"{options.BaseUrl}: the recogniser answered without a text.");
    }

    public void Dispose() => client.Dispose();

    private sealed record Transcription(string? Text);
}
