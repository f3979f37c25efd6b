using Sandbox.Calls;

namespace Sandbox.Keys;

/// <summary>Who a request comes from, as its credential proved: a key of the workspace, or the token of one call.</summary>
internal sealed record Caller(ApiKey? Key, Call? Call);

/// <summary>Who may use a route.</summary>
[Flags]
internal enum Callers
{
    None = 0,
    PublishableKey = 1,
    SecretKey = 2,

    /// <summary>The token of the call in the address.</summary>
    CallToken = 4,

    /// <summary>The publishable key that made the call in the address by WHIP.</summary>
    WhipCreator = 8,
}
