namespace Protocol;

/// <summary>What a bearer credential claims to be, told by its prefix alone. A prefix proves nothing; the holder of the keys does.</summary>
public enum CredentialKind
{
    Unknown,
    SecretKey,
    PublishableKey,
    Grant,
    CallToken,
    EmbedToken,
}

/// <summary>Prefixes of the credentials of <c>docs/protocol.md</c>, and how they travel.</summary>
public static class Credential
{
    public const string SecretLivePrefix = "dnx_live_";
    public const string SecretTestPrefix = "dnx_test_";
    public const string PublishablePrefix = "dnx_pub_";
    public const string GrantPrefix = "dnx_grant_";
    public const string CallTokenPrefix = "dnx_call_";
    public const string EmbedTokenPrefix = "dnx_embed_";

    private const string Scheme = "Bearer ";

    /// <summary>The credential of an <c>Authorization</c> header (RFC 6750), or null when there is none of that form.</summary>
    public static string? FromHeader(string? authorization) =>
        authorization is not null && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && authorization.AsSpan(Scheme.Length).Trim() is { Length: > 0 } value
            ? value.ToString()
            : null;

    public static string ToHeader(string credential) => Scheme + credential;

    public static CredentialKind KindOf(string credential) => credential switch
    {
        _ when credential.StartsWith(SecretLivePrefix, StringComparison.Ordinal) => CredentialKind.SecretKey,
        _ when credential.StartsWith(SecretTestPrefix, StringComparison.Ordinal) => CredentialKind.SecretKey,
        _ when credential.StartsWith(PublishablePrefix, StringComparison.Ordinal) => CredentialKind.PublishableKey,
        _ when credential.StartsWith(GrantPrefix, StringComparison.Ordinal) => CredentialKind.Grant,
        _ when credential.StartsWith(CallTokenPrefix, StringComparison.Ordinal) => CredentialKind.CallToken,
        _ when credential.StartsWith(EmbedTokenPrefix, StringComparison.Ordinal) => CredentialKind.EmbedToken,
        _ => CredentialKind.Unknown,
    };
}
