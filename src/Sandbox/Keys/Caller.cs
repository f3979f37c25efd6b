using Sandbox.Calls;
using Sandbox.Grants;

namespace Sandbox.Keys;

/// <summary>Who a request comes from, as its credential proved: a key, a grant, or the token of one call.</summary>
internal sealed record Caller
{
    public ApiKey? Key { get; init; }

    public Grant? Grant { get; init; }

    public Call? Call { get; init; }

    public string WorkspaceId => Key?.WorkspaceId ?? Grant?.WorkspaceId ?? Call!.Setup.WorkspaceId;

    /// <summary>Names the credential in limits and on the calls that it made; says nothing about its text.</summary>
    public string CredentialId => Key?.Id ?? Grant?.Id ?? Call!.CallId;

    /// <summary>Whether pages of <paramref name="origin"/> may use the credential; null: the request says of none.</summary>
    public bool IsUsableFrom(string? origin) => (Key?.IsUsableFrom(origin) ?? true) && (Grant?.IsUsableFrom(origin) ?? true);
}

/// <summary>Who may use a route.</summary>
[Flags]
internal enum Callers
{
    None = 0,
    PublishableKey = 1,
    SecretKey = 2,

    /// <summary>The token of the call in the address.</summary>
    CallToken = 4,

    /// <summary>The publishable key or the grant that made the call in the address by WHIP.</summary>
    WhipCreator = 8,

    /// <summary>A grant, used and expired ones too: the route says how good it has to be.</summary>
    Grant = 16,
}
