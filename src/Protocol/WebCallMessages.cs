using System.Text.Json;

namespace Protocol;

/// <summary>Body of <c>POST /v1/web-calls</c> as <c>application/json</c>.</summary>
/// <param name="AgentVersionId">The published agent version to run, for example <c>av_demo</c>.</param>
/// <param name="Variables">Put into the agent's prompt; at most 50 keys and 16 KB.</param>
/// <param name="Metadata">Kept on the record and never shown to the agent; at most 50 keys and 16 KB.</param>
/// <param name="Transport"><c>webrtc</c> (the default) or <c>websocket</c>.</param>
/// <param name="Offer">The SDP offer; only with <c>webrtc</c>.</param>
/// <param name="Consent">What the visitor agreed to before the call, kept on the record; absent where nothing was asked.</param>
public sealed record CreateWebCall(
    string? AgentVersionId,
    JsonElement? Variables,
    JsonElement? Metadata,
    string? Transport,
    string? Offer,
    ConsentGiven? Consent = null);

/// <summary>The visitor's consent to a call, as the page reports it.</summary>
/// <param name="Version">The version of the consent text that was shown, in the site's own words.</param>
/// <param name="GivenAt">When it was given: ISO 8601 in UTC, for example <c>2026-01-31T09:30:00.000Z</c>. Text, so that the server can name a wrong one.</param>
public sealed record ConsentGiven(string? Version, string? GivenAt);

/// <summary>The 201 to a create. The call itself is at <c>Location</c>, which clients use as it is given.</summary>
/// <param name="CallId"><c>call_…</c>, as on the record.</param>
/// <param name="Status">Always <c>created</c>.</param>
/// <param name="Answer">SDP.</param>
/// <param name="CallToken">Acts on this call; good until 5 minutes after its end.</param>
/// <param name="MaxDurationMs">From <c>connected</c>.</param>
/// <param name="RejoinWindowMs">How long the call waits for a page that went away; 0: it ends at once.</param>
/// <param name="Features"><c>events</c>, <c>messages</c>, <c>restart</c>, <c>media</c>, <c>feedback</c>; <c>leave</c> where the window is not 0.</param>
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
