using System.Text.Json.Nodes;
using Sandbox.Agents;
using Sandbox.Events;

namespace Sandbox.Calls;

/// <summary>What a call shows its agent, and how the agent's words become events.</summary>
internal sealed class AgentLine(Call call, TimeProvider time) : IAgentCall
{
    private readonly Lock gate = new();
    private AgentState? shown;

    public string CallId => call.CallId;

    public string AgentId => call.Setup.Version.AgentId;

    public JsonObject Variables => call.Setup.Variables;

    public TimeProvider Time => time;

    public TimeSpan Elapsed => call.Elapsed;

    public bool HasMicrophone => !call.IsTyped;

    /// <summary>The agent wants the call to end.</summary>
    public bool IsHungUp { get; private set; }

    public void ShowState(AgentState state)
    {
        lock (gate)
        {
            if (shown == state)
            {
                return;
            }
            shown = state;
            call.Events.Publish("agent", new { State = state }, "agent");
        }
    }

    public void ShowTurn(Turn turn) => call.Events.Publish("transcript", TranscriptEvent.Of(turn), "transcript " + turn.TurnId);

    public void ShowNode(string nodeId, string type, string? skipped = null, string? why = null)
    {
        bool? isSkipped = skipped is null ? null : true;
        call.Events.Publish("node", new { NodeId = nodeId, Type = type, Skipped = isSkipped, Why = skipped ?? why }, null);
    }

    public void HangUp() => IsHungUp = true;
}
