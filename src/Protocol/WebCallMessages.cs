using System.Text.Json;

namespace Protocol;

/// <summary>Body of <c>POST /v1/web-calls</c> as <c>application/json</c>.</summary>
/// <param name="AgentVersionId">The published agent version to run, for example <c>av_demo</c>.</param>
/// <param name="Variables">Put into the agent's prompt; at most 50 keys and 16 KB.</param>
/// <param name="Metadata">Kept on the record and never shown to the agent; at most 50 keys and 16 KB.</param>
/// <param name="Transport"><c>webrtc</c> (the default) or <c>websocket</c>.</param>
/// <param name="Offer">The SDP offer; only with <c>webrtc</c>.</param>
public sealed record CreateWebCall(
    string? AgentVersionId,
    JsonElement? Variables,
    JsonElement? Metadata,
    string? Transport,
    string? Offer);

/// <summary>The 201 to a create. The call itself is at <c>Location</c>, which clients use as it is given.</summary>
public sealed record WebCallCreated(
    string CallId,
    string Status,
    string? Answer,
    string CallToken,
    long MaxDurationMs,
    long RejoinWindowMs,
    IReadOnlyList<string> Features);

/// <summary>One entry for <c>RTCPeerConnection</c>'s <c>iceServers</c>.</summary>
public sealed record IceServer(IReadOnlyList<string> Urls, string? Username = null, string? Credential = null);

/// <summary>Answer of <c>GET /v1/web-calls/ice-servers</c>.</summary>
public sealed record IceServers(
    [property: System.Text.Json.Serialization.JsonPropertyName("ice_servers")] IReadOnlyList<IceServer> Servers,
    int ExpiresInSec);
