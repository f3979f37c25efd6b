using System.Text.Json.Nodes;

namespace Sandbox.Agents;

/// <summary>What an agent may know of its call and do to it. Metadata is not here, on purpose. Thread-safe, never blocks.</summary>
public interface IAgentCall
{
    string CallId { get; }

    /// <summary>The agent that the call is with, for example <c>agent_demo</c>.</summary>
    string AgentId { get; }

    /// <summary>The variables of the create, empty when there were none.</summary>
    JsonObject Variables { get; }

    TimeProvider Time { get; }

    /// <summary>Time since <c>connected</c>.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>The page sends sound. False: the visitor types. Another page of the call may do otherwise.</summary>
    bool HasMicrophone { get; }

    /// <summary>Publishes <c>agent</c> {state} when it is another than before.</summary>
    void ShowState(AgentState state);

    /// <summary>Publishes <c>transcript</c>; a turn is replaced by the next with its id until it is final.</summary>
    void ShowTurn(Turn turn);

    /// <summary>Publishes <c>node</c>.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="type">Its type.</param>
    /// <param name="skipped">The reason, for a node a web call does not run.</param>
    /// <param name="why">What came of it, for a node that did run.</param>
    void ShowNode(string nodeId, string type, string? skipped = null, string? why = null);

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
public sealed record Turn(string TurnId, TurnRole Role, string Text, bool IsFinal, TimeSpan Start, TimeSpan End)
{
    /// <summary>
    /// From the end of the caller's speech (the last loud frame, or the arrival of what was typed) to the first frame of this turn's sound.
    /// Null for turns that answer nothing, and until they are final.
    /// </summary>
    public TimeSpan? Latency { get; init; }
}
