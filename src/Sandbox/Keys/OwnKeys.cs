using Protocol;

namespace Sandbox.Keys;

/// <summary>The two keys that a sandbox starts with: one publishable key for any origin, and one secret key.</summary>
internal sealed record OwnKeys(string PublishableKey, string SecretKey)
{
    /// <summary>The two keys of the fixtures in <c>docs/protocol.md</c>. Everybody knows them: Development only.</summary>
    public static OwnKeys Fixtures { get; } = new("dnx_pub_sandbox", "dnx_test_sandbox");

    public static OwnKeys Make() =>
        new(Credential.PublishablePrefix + RandomToken.Create(), Credential.SecretTestPrefix + RandomToken.Create());
}
