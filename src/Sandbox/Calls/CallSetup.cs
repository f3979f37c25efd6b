using System.Text.Json.Nodes;
using Sandbox.Agents;

namespace Sandbox.Calls;

/// <summary>What a create asked for, checked.</summary>
/// <param name="CallId"><c>call_…</c>.</param>
/// <param name="WorkspaceId">Whose call it is.</param>
/// <param name="Version">The agent version to run.</param>
/// <param name="Variables">For the agent.</param>
/// <param name="Metadata">For the record only.</param>
/// <param name="CreatedBy">The <see cref="Keys.Caller.CredentialId"/> of the key or grant.</param>
/// <param name="IsWhip">The create was WHIP, so what it was created by acts on the call.</param>
internal sealed record CallSetup(
    string CallId, string WorkspaceId, AgentVersion Version, JsonObject Variables, JsonObject Metadata, string CreatedBy, bool IsWhip)
{
    /// <summary>What the visitor agreed to; null where nothing was shown.</summary>
    public Consent? Consent { get; init; }

    /// <summary>How long the call waits for a page that went away. Default zero: not at all.</summary>
    public TimeSpan RejoinWindow { get; init; }

    /// <summary>A grant made it, not a key. Default false.</summary>
    public bool IsByGrant { get; init; }
}

/// <summary>Which text the visitor agreed to, and when.</summary>
internal sealed record Consent(string Version, DateTimeOffset GivenAt);
