using System.Text.Json.Nodes;
using Sandbox.Agents;

namespace Sandbox.Calls;

/// <summary>What a create asked for, checked.</summary>
/// <param name="Version">The agent version to run.</param>
/// <param name="Variables">For the agent.</param>
/// <param name="Metadata">For the record only.</param>
/// <param name="CreatedBy">The <see cref="Keys.ApiKey.Id"/> of the key.</param>
/// <param name="IsWhip">The create was WHIP, so its key acts on the call.</param>
internal sealed record CallSetup(AgentVersion Version, JsonObject Variables, JsonObject Metadata, string CreatedBy, bool IsWhip);
