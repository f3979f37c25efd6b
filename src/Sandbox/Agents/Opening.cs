using System.Text.Json.Serialization;

namespace Sandbox.Agents;

/// <summary>How a conversation begins.</summary>
/// <param name="StartType"><c>conversation_start_type</c>.</param>
/// <param name="Pause">Before the agent's first line; <c>pause_before_speaking_sec</c>.</param>
internal sealed record Opening(ConversationStartType StartType, TimeSpan Pause)
{
    public static Opening Default { get; } = new(ConversationStartType.AgentDefined, TimeSpan.Zero);
}

/// <summary>Who opens a conversation.</summary>
[JsonConverter(typeof(ConversationStartTypeConverter))]
internal enum ConversationStartType
{
    /// <summary>The agent, with its welcome.</summary>
    AgentDefined,

    /// <summary>The agent, with what the language model makes of the prompt. Without a model, or where it fails: with the welcome.</summary>
    AgentDynamic,

    /// <summary>The caller. Their words are what the first node that listens hears.</summary>
    User,
}

internal sealed class ConversationStartTypeConverter()
    : JsonStringEnumConverter<ConversationStartType>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
