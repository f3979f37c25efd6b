using System.Text.Json.Nodes;
using Sandbox.Agents;
using Sandbox.Engines;
using Sandbox.Language;

namespace Sandbox.Analysis;

/// <summary>Finds out about a call: by a language model where one is set, and by rules what it does not say.</summary>
/// <param name="model">Null: rules alone.</param>
/// <param name="logger">Told when rules had to take the model's place.</param>
internal sealed partial class Analyst(ChatModel? model, ILogger<Analyst> logger)
{
    /// <param name="call">Sound flowed in it.</param>
    /// <param name="agent">Null: a version without fields.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AnalysisResult> AnalyseAsync(FinishedCall call, AgentDefinition? agent, CancellationToken cancellationToken)
    {
        var fields = agent?.PostCallAnalysis ?? [];
        var byRules = new AnalysisResult(
            new JsonObject(fields.Select(field => KeyValuePair.Create(field.FieldName, FieldRules.Find(field, call.Transcript)))),
            ExtractSummary.Of(call),
            Sentiment.Of(call.Transcript));
        // Nobody said anything: there is nothing to ask a model about.
        return model is null || call.Transcript.Turns.Count == 0
            ? byRules
            : await AskAsync(model, call, agent, byRules, cancellationToken);
    }

    private async Task<AnalysisResult> AskAsync(
        ChatModel asked, FinishedCall call, AgentDefinition? agent, AnalysisResult byRules, CancellationToken cancellationToken)
    {
        try
        {
            var text = await asked.CompleteAsync(ModelQuestion.Of(call, agent), cancellationToken);
            var answer = ModelAnswer.Read(text, agent?.PostCallAnalysis ?? [], byRules);
            if (answer.Unusable.Count > 0)
            {
                LogUnusable(logger, call.Record.Id, string.Join(", ", answer.Unusable));
            }
            return answer.Result;
        }
        catch (EngineException failure)
        {
            LogNoAnswer(logger, failure, call.Record.Id);
            return byRules;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{CallId}: what the language model answered for {Parts} cannot be used; rules take its place")]
    private static partial void LogUnusable(ILogger logger, string callId, string parts);

    [LoggerMessage(LogLevel.Warning, "{CallId}: the language model did not analyse it; rules take its place")]
    private static partial void LogNoAnswer(ILogger logger, Exception exception, string callId);
}
