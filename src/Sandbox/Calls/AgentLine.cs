using System.Text.Json.Nodes;
using Sandbox.Agents;

namespace Sandbox.Calls;

/// <summary>What a call shows its agent, and how the agent's words become events.</summary>
internal sealed class AgentLine(Call call, TimeProvider time) : IAgentCall
{
    private readonly Lock gate = new();
    private AgentState? shown;

    public string CallId => call.CallId;

    public JsonObject Variables => call.Setup.Variables;

    public TimeProvider Time => time;

    public TimeSpan Elapsed => call.Elapsed;

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

    public void ShowTurn(Turn turn)
    {
        var data = new
        {
            turn.TurnId,
            turn.Role,
            turn.Text,
            Final = turn.IsFinal,
            StartMs = (long)turn.Start.TotalMilliseconds,
            EndMs = (long)turn.End.TotalMilliseconds,
        };
        call.Events.Publish("transcript", data, "transcript " + turn.TurnId);
    }

    public void ShowNode(string nodeId, string type, string? skipped = null)
    {
        bool? isSkipped = skipped is null ? null : true;
        call.Events.Publish("node", new { NodeId = nodeId, Type = type, Skipped = isSkipped, Why = skipped }, null);
    }

    public void HangUp() => IsHungUp = true;
}
