using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Sandbox.Flows;
using Sandbox.Prompts;

namespace Sandbox.Agents;

/// <summary>An agent's JSON before its nodes and fields are read: one that is broken shall not hide the next.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FlowSheet), "flow")]
[JsonDerivedType(typeof(SinglePromptSheet), "single_prompt")]
internal abstract record AgentSheet
{
    public required string Name { get; init; }
    public Line? CannotHear { get; init; }
    public JsonObject Variables { get; init; } = [];
    public int MaxCallDurationSec { get; init; } = 600;
    public int EndCallOnSilenceSec { get; init; } = 15;
    public ConversationStartType ConversationStartType { get; init; }
    public int PauseBeforeSpeakingSec { get; init; }
    public Reminder Reminder { get; init; } = new();
    public IReadOnlyList<JsonObject?> PostCallAnalysis { get; init; } = [];
}

internal sealed record FlowSheet : AgentSheet
{
    public required IReadOnlyList<JsonObject?> Nodes { get; init; }
}

internal sealed record SinglePromptSheet : AgentSheet
{
    public required string Prompt { get; init; }
    public Line? WelcomeMessage { get; init; }
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    [JsonIgnore]
    public SinglePrompt SinglePrompt => new() { Prompt = Prompt, WelcomeMessage = WelcomeMessage, Answers = Answers };
}
