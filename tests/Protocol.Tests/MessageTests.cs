using System.Text.Json;

namespace Protocol.Tests;

public sealed class MessageTests
{
    [Fact]
    public void CreateWebCall_ReadsTheConsent()
    {
        var create = Read<CreateWebCall>(
            """{ "agent_version_id": "av_demo", "offer": "v=0", "consent": { "version": "2026-01", "given_at": "2026-01-31T09:30:00.000Z" } }""");
        Assert.Equal(new ConsentGiven("2026-01", "2026-01-31T09:30:00.000Z"), create.Consent);
    }

    [Theory]
    [InlineData("""{ "agent_version_id": "av_demo" }""")]
    [InlineData("""{ "agent_version_id": "av_demo", "consent": null }""")]
    public void CreateWebCallWithoutConsent_HasNone(string json) => Assert.Null(Read<CreateWebCall>(json).Consent);

    [Fact]
    public void CreateGrant_ReadsEveryField()
    {
        var grant = Read<CreateGrant>(
            """{ "agent_version_id": "av_demo", "variables": { "plan": "gold" }, "metadata": { "order": 7 }, "origin": "https://example.com", "ttl_sec": 60 }""");
        Assert.Equal(("av_demo", "https://example.com", 60), (grant.AgentVersionId, grant.Origin, grant.TtlSec));
        Assert.Equal("gold", grant.Variables!.Value.GetProperty("plan").GetString());
        Assert.Equal(7, grant.Metadata!.Value.GetProperty("order").GetInt32());
    }

    [Fact]
    public void CreateGrantWithTheAgentAlone_HasNothingElse() =>
        Assert.Equal(new CreateGrant("av_demo"), Read<CreateGrant>("""{ "agent_version_id": "av_demo" }"""));

    [Fact]
    public void GrantCreated_IsWrittenInSnakeCaseAndUtc()
    {
        var expiresAt = new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);
        Assert.Equal(
            """{"grant":"dnx_grant_a","expires_at":"2026-01-31T09:30:00+00:00"}""",
            JsonSerializer.Serialize(new GrantCreated("dnx_grant_a", expiresAt), ProtocolJson.Options));
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ProtocolJson.Options)!;
}
