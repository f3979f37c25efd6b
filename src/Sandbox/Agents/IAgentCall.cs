using System.Text.Json.Nodes;

namespace Sandbox.Agents;

/// <summary>What an agent may know of its call and do to it. Metadata is not here, on purpose. Thread-safe, never blocks.</summary>
public interface IAgentCall
{
    string CallId { get; }

    /// <summary>The variables of the create, empty when there were none.</summary>
    JsonObject Variables { get; }

    TimeProvider Time { get; }

    /// <summary>Time since <c>connected</c>.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>Publishes <c>agent</c> {state} when it is another than before.</summary>
    void ShowState(AgentState state);

    /// <summary>Publishes <c>transcript</c>; a turn is replaced by the next with its id until it is final.</summary>
    void ShowTurn(Turn turn);

    /// <summary>Publishes <c>node</c>; <paramref name="skipped"/> with the reason, for a node a web call does not run.</summary>
    void ShowNode(string nodeId, string type, string? skipped = null);

    /// <summary>Ends the call with <c>agent_disconnected</c> as soon as <see cref="IAgent.Speak"/> has answered false.</summary>
    void HangUp();
}

public enum AgentState
{
    Listening,
    Thinking,
    Speaking,
}

public enum TurnRole
{
    Agent,
    User,
}

/// <summary>One utterance. Times count from <c>connected</c>.</summary>
public sealed record Turn(string TurnId, TurnRole Role, string Text, bool IsFinal, TimeSpan Start, TimeSpan End);
