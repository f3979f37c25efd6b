namespace Protocol.Tests;

public sealed class CredentialTests
{
    [Theory]
    [InlineData("Bearer dnx_pub_a", "dnx_pub_a")]
    [InlineData("bearer  dnx_pub_a ", "dnx_pub_a")]
    [InlineData("Bearer ", null)]
    [InlineData("Basic dnx_pub_a", null)]
    [InlineData("dnx_pub_a", null)]
    [InlineData(null, null)]
    public void Header_HoldsABearerOrNothing(string? header, string? credential) =>
        Assert.Equal(credential, Credential.FromHeader(header));

    [Theory]
    [InlineData("dnx_live_a", CredentialKind.SecretKey)]
    [InlineData("dnx_test_a", CredentialKind.SecretKey)]
    [InlineData("dnx_pub_a", CredentialKind.PublishableKey)]
    [InlineData("dnx_grant_a", CredentialKind.Grant)]
    [InlineData("dnx_call_a", CredentialKind.CallToken)]
    [InlineData("dnx_embed_a", CredentialKind.EmbedToken)]
    [InlineData("DNX_PUB_a", CredentialKind.Unknown)]
    [InlineData("sk_live_a", CredentialKind.Unknown)]
    public void Prefix_TellsTheKind(string credential, CredentialKind kind) => Assert.Equal(kind, Credential.KindOf(credential));
}
