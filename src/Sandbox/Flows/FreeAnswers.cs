using Sandbox.Agents;
using Sandbox.Language;

namespace Sandbox.Flows;

/// <summary>What a language model answers to the conversation so far.</summary>
/// <param name="complete">Asks the model: <see cref="ChatModel.CompleteAsync"/>.</param>
/// <param name="logger">Where failures are reported.</param>
internal sealed partial class FreeAnswers(
    Func<IReadOnlyList<ChatMessage>, CancellationToken, Task<string>> complete, ILogger<FreeAnswers> logger)
{
    // Models have a limited window, and what was said long ago matters least.
    private const int LatestTurns = 40;

    /// <summary>Null: the model gave no answer that can be said, and the flow's own lines are used.</summary>
    /// <param name="prompt">The instructions, with the values of variables.</param>
    /// <param name="turns">What was said so far.</param>
    /// <param name="cancellationToken">Nobody waits for the answer any more.</param>
    public async Task<string?> AskAsync(string prompt, IReadOnlyList<Turn> turns, CancellationToken cancellationToken)
    {
        ChatMessage[] messages =
        [
            new("system", prompt),
            // A turn is added when it ends, and who is interrupted began first.
            .. turns.OrderBy(turn => turn.Start).TakeLast(LatestTurns).Where(turn => turn.Text.Length > 0).Select(turn => new ChatMessage(RoleOf(turn), turn.Text)),
        ];
        try
        {
            var answer = await complete(messages, cancellationToken);
            return string.IsNullOrWhiteSpace(answer) ? null : answer;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(logger, failure);
            return null;
        }
    }

    private static string RoleOf(Turn turn) => turn.Role == TurnRole.Agent ? "assistant" : "user";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model failed; the agent says what its flow says where nothing matches.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
