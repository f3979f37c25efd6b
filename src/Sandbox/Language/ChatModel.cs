using Protocol;
using Sandbox.Engines;

namespace Sandbox.Language;

/// <summary>A language model behind OpenAI's API for chats (https://platform.openai.com/docs/api-reference/chat). Thread-safe.</summary>
internal sealed class ChatModel(EngineOptions options, TimeProvider time) : IDisposable
{
    private readonly EngineClient client = new(options, time);

    /// <summary>What the model answers to <paramref name="messages"/>; never empty.</summary>
    /// <exception cref="EngineException">It gave no answer in time, or none that can be used. Callers go on without it.</exception>
    public async Task<string> CompleteAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var body = JsonContent.Create(new { options.Model, messages }, options: ProtocolJson.Options);
        var completion = await client.PostAsync<Completion>("/chat/completions", body, cancellationToken);
        return completion.Choices is [{ Message.Content: { Length: > 0 } content }, ..]
            ? content
            : throw new EngineException($"{options.BaseUrl}: the language model answered without a text.");
    }

    public void Dispose() => client.Dispose();

    private sealed record Completion(IReadOnlyList<Choice?>? Choices);

    private sealed record Choice(Answer? Message);

    private sealed record Answer(string? Content);
}
