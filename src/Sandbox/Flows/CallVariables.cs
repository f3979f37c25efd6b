using System.Text.Json.Nodes;
using Sandbox.Agents;

namespace Sandbox.Flows;

/// <summary>The variables of a call. In this order, later ones win: saved defaults, the call's own, the built-in ones.</summary>
internal static class CallVariables
{
    /// <summary>Names that neither a page nor an agent can give a value. Source: DialNexa, agents/dynamic-variables.</summary>
    public static IReadOnlySet<string> BuiltIn { get; } = new HashSet<string> { "call_id", "agent_id", "agent_name", "caller_number" };

    public static JsonObject Of(AgentDefinition agent, IAgentCall call) => Of(agent, call.AgentId, call.CallId, call.Variables);

    /// <param name="agent">With the saved defaults.</param>
    /// <param name="agentId">As in the record.</param>
    /// <param name="callId">The call.</param>
    /// <param name="given">The call's own.</param>
    public static JsonObject Of(AgentDefinition agent, string agentId, string callId, JsonObject given)
    {
        var variables = agent.Variables.DeepClone().AsObject();
        foreach (var (name, value) in given)
        {
            variables[name] = value?.DeepClone();
        }
        variables["call_id"] = callId;
        variables["agent_id"] = agentId;
        variables["agent_name"] = agent.Name;
        variables["caller_number"] = ""; // A web call has none.
        return variables;
    }
}
