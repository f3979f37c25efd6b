using Protocol;

namespace Sandbox.Keys;

/// <summary>A key of a workspace, without its text.</summary>
/// <param name="Id">Names the key in limits; says nothing about it.</param>
/// <param name="WorkspaceId">What it opens.</param>
/// <param name="Kind"><see cref="CredentialKind.SecretKey"/> or <see cref="CredentialKind.PublishableKey"/>.</param>
/// <param name="Origins">Where a publishable key may be used by pages; empty: nowhere.</param>
internal sealed record ApiKey(string Id, string WorkspaceId, CredentialKind Kind, IReadOnlyList<OriginRule> Origins)
{
    /// <summary>
    /// A request without an origin comes from no page, so origins do not bind it. A secret key has none, and is refused with
    /// any <c>Origin</c> before this is asked.
    /// </summary>
    public bool IsUsableFrom(string? origin) => origin is null || Origins.Any(rule => rule.Matches(origin));
}
