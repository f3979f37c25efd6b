using System.Text.Json.Nodes;
using Sandbox.Analysis;
using Sandbox.Flows;
using Sandbox.Prompts;

namespace Sandbox.Agents;

/// <summary>An agent as it is written down, in a file or a row; described in docs/flows.md. Has a flow or a prompt.</summary>
internal sealed record AgentDefinition
{
    /// <summary>For people and for <c>{{agent_name}}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The conversation of an agent of type <c>flow</c>.</summary>
    public Flow? Flow { get; init; }

    /// <summary>The conversation of an agent of type <c>single_prompt</c>.</summary>
    public SinglePrompt? Prompt { get; init; }

    /// <summary>Said once, before the first listening, where the machine has no speech recognition. Default null.</summary>
    public Line? CannotHear { get; init; }

    /// <summary>Saved defaults; what a call gives wins over them.</summary>
    public JsonObject Variables { get; init; } = [];

    /// <summary>From <c>connected</c>; <c>max_call_duration_sec</c>. Default 10 minutes, 1 to 90 minutes.</summary>
    public required TimeSpan MaxCallDuration { get; init; }

    /// <summary>Nobody has spoken for so long; <c>end_call_on_silence_sec</c>. Default 15 s, 15 to 30 s.</summary>
    public required TimeSpan EndCallOnSilence { get; init; }

    public Opening Opening { get; init; } = Opening.Default;

    public Reminder Reminder { get; init; } = new();

    public IReadOnlyList<AnalysisField> PostCallAnalysis { get; init; } = [];

    /// <summary>The definition, or null with everything that is wrong with it.</summary>
    /// <param name="json">The agent as docs/flows.md describes it.</param>
    /// <param name="isScripted">Made by a test: durations may be as short as 1 s.</param>
    public static (AgentDefinition? Definition, IReadOnlyList<string> Problems) Read(string json, bool isScripted) =>
        AgentFile.Read(json, isScripted);

    /// <summary>The conversation as a flow.</summary>
    public Flow ToFlow(bool hasLanguageModel) => Flow
        ?? Prompt?.ToFlow(Name, CannotHear, hasLanguageModel)
        ?? throw new InvalidOperationException($"Agent '{Name}' has neither a flow nor a prompt.");
}
