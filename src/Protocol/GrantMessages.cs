using System.Text.Json;

namespace Protocol;

/// <summary>Body of <c>POST /v1/web-calls/grants</c>, which a site's own server sends with a secret key.</summary>
/// <param name="AgentVersionId">The published agent version that the grant's call runs, for example <c>av_demo</c>.</param>
/// <param name="Variables">Win over the variables that the page sends; at most 50 keys and 16 KB.</param>
/// <param name="Metadata">Kept on the record and never shown to the agent; at most 50 keys and 16 KB.</param>
/// <param name="Origin">The one origin that may use the grant, for example <c>https://example.com</c>.</param>
/// <param name="TtlSec">For how many seconds the grant may be used; the server's default when absent.</param>
public sealed record CreateGrant(
    string? AgentVersionId,
    JsonElement? Variables = null,
    JsonElement? Metadata = null,
    string? Origin = null,
    int? TtlSec = null);

/// <summary>The answer to a <see cref="CreateGrant"/>.</summary>
/// <param name="Grant">Good for one create; begins with <see cref="Credential.GrantPrefix"/>.</param>
/// <param name="ExpiresAt">After this it is good for none.</param>
public sealed record GrantCreated(string Grant, DateTimeOffset ExpiresAt);
