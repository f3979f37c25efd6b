using System.Diagnostics;
using System.Text.Json.Nodes;
using Sandbox.Agents;

namespace Sandbox.Tests.Speech;

/// <summary>A call that notes when the steps of one turn happen.</summary>
internal sealed class TurnTimes : IAgentCall
{
    private readonly long began = Stopwatch.GetTimestamp();
    private volatile bool isListening;

    public string CallId => "call_1";
    public bool HasMicrophone => true;
    public string AgentId => "agent_demo";
    public JsonObject Variables { get; } = [];
    public TimeProvider Time => TimeProvider.System;
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(began);

    /// <summary>The agent waits for words.</summary>
    public bool IsListening => isListening;

    /// <summary>The last moment at which the caller was loud.</summary>
    public TimeSpan SpeechEnd { get; set; }

    /// <summary>The end-pointer decided.</summary>
    public TimeSpan? UtteranceEnd { get; private set; }

    /// <summary>The caller's words were there.</summary>
    public TimeSpan? Understood { get; private set; }

    /// <summary>The agent's line had its sound.</summary>
    public TimeSpan? Synthesized { get; private set; }

    public string Words { get; private set; } = "";

    public void ShowState(AgentState state)
    {
        isListening = state == AgentState.Listening;
        UtteranceEnd ??= state == AgentState.Thinking ? Elapsed : null;
    }

    public void ShowTurn(Turn turn)
    {
        if (turn is { Role: TurnRole.User, IsFinal: true })
        {
            Understood ??= Elapsed;
            Words = turn.Text;
        }
        else if (turn.Role == TurnRole.Agent && Understood is not null)
        {
            Synthesized ??= Elapsed;
        }
    }

    public void ShowNode(string nodeId, string type, string? skipped = null, string? why = null)
    {
    }

    public void HangUp()
    {
    }
}
