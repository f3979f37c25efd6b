using Sandbox.Flows;
using Sandbox.Speech;

namespace Sandbox.Agents;

/// <summary>Makes agents that can be called from their definitions.</summary>
/// <param name="engines">What the agents speak, hear and think with.</param>
/// <param name="logs">Where they log.</param>
/// <param name="functions">Calls the URLs of function nodes: <see cref="FunctionCaller.CreateClient"/>.</param>
internal sealed class AgentBuilder(SpeechEngines engines, ILoggerFactory logs, HttpClient functions)
{
    private readonly FunctionCaller caller = new(functions, logs.CreateLogger<FunctionCaller>());
    private readonly ILogger<FlowAgent> logger = logs.CreateLogger<FlowAgent>();
    private readonly FreeAnswers? answers = engines.Language is { } model
        ? new FreeAnswers(model.CompleteAsync, logs.CreateLogger<FreeAnswers>())
        : null;

    /// <param name="id">The agent version's id, for example <c>av_demo</c>.</param>
    /// <param name="definition">Checked: from <see cref="AgentDefinition.Read"/>.</param>
    public AgentVersion Build(string id, AgentDefinition definition) =>
        new(id, definition.Name, () => new FlowAgent(id, definition, engines, caller, answers, logger))
        {
            MaxDuration = definition.MaxCallDuration,
            SilenceTimeout = definition.EndCallOnSilence,
            Definition = definition,
        };
}
