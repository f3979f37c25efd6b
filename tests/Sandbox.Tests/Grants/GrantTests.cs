using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Grants;

/// <summary>What a grant lets its page do; that it makes one call is in <see cref="GrantUseTests"/>.</summary>
public sealed class GrantTests
{
    private const string Fragment = "application/trickle-ice-sdpfrag";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Grant_WinsOverThePage(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var grant = await MakeAsync(sandbox, new
        {
            agent_version_id = "av_fake",
            variables = new { plan = "gold", nested = new { a = 1 } },
            metadata = new { order = 7 },
        });
        var request = TestSandbox.Request("POST", "/v1/web-calls", grant);
        request.Content = TestSandbox.Body(
            """{ "offer": "v=0 m=audio", "variables": { "plan": "free", "name": "Ada", "nested": { "b": 2 } }, "metadata": { "order": 1, "page": "/" } }""",
            "application/json");
        var call = await TestCall.FromAsync(sandbox, await sandbox.SendAsync(request));
        call.Peer.Connect();
        Assert.Equal("""{"plan":"gold","name":"Ada","nested":{"a":1}}""", sandbox.Agents[0].Call!.Variables.ToJsonString());
        var record = await call.ReadRecordAsync();
        Assert.Equal("""{"plan":"gold","name":"Ada","nested":{"a":1}}""", record.Variables);
        Assert.Equal("""{"order":7,"page":"/"}""", record.Metadata);
    }

    [Fact]
    public async Task Grant_IsShownOnceAndKeptAsItsHash()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var made = await sandbox.ReadAsync(
            "POST", "/v1/web-calls/grants", new { agent_version_id = "av_fake" }, expected: HttpStatusCode.Created);
        Assert.Equal(["grant", "expires_at"], made.EnumerateObject().Select(property => property.Name));
        Assert.Matches("^dnx_grant_[A-Za-z0-9_-]{32}$", made.GetProperty("grant").GetString());
        Assert.Equal(sandbox.Time.GetUtcNow().AddSeconds(60), made.GetProperty("expires_at").GetDateTimeOffset());
        await using var rows = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        var row = await rows.Grants.SingleAsync(Cancellation);
        Assert.DoesNotContain(made.GetProperty("grant").GetString()![10..], JsonSerializer.Serialize(row), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://shop.example", "https://shop.example", true)]
    [InlineData("https://shop.example", null, true)]
    [InlineData("https://shop.example", "https://evil.example", false)]
    [InlineData("https://shop.example", "http://shop.example", false)]
    [InlineData("https://shop.example", "null", false)]
    [InlineData("https://SHOP.example:443", "https://shop.example", true)]
    [InlineData(null, "https://anywhere.example", true)]
    public async Task Grant_IsTiedToItsOrigin(string? origin, string? from, bool isAllowed)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var request = TestSandbox.CreateRequest(credential: await MakeAsync(sandbox, new { agent_version_id = "av_fake", origin }));
        if (from is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", from);
        }
        using var response = await sandbox.SendAsync(request);
        Assert.Equal(isAllowed ? HttpStatusCode.Created : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Grant_RunsItsAgentVersionOnly()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var grant = await MakeAsync(sandbox, new { agent_version_id = "av_fake" });
        var message = await ErrorAssert.IsAsync(
            ErrorCode.KeyNotAllowed, await sandbox.SendAsync(TestSandbox.CreateRequest("av_tone", credential: grant)));
        Assert.Contains("'av_fake', not 'av_tone'", message, StringComparison.Ordinal);
        await TestCall.FromAsync(sandbox, await sandbox.SendAsync(TestSandbox.CreateRequest(credential: grant)));
    }

    [Theory]
    [InlineData("/v1/web-calls")]
    [InlineData("/v1/web-calls?agent_version_id=av_fake")]
    public async Task WhipCallOfAGrant_IsActedOnByTheGrantUntilItsEnd(string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var grant = await MakeAsync(sandbox, new { agent_version_id = "av_fake", variables = new { plan = "gold" }, ttl_sec = 1 });
        var create = TestSandbox.Request("POST", path, grant);
        create.Content = TestSandbox.Body(TestSandbox.NewOffer(), "application/sdp");
        using var created = await sandbox.SendAsync(create);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var peer = sandbox.Media.Peers.Last();
        peer.Connect();
        Assert.Equal("""{"plan":"gold"}""", sandbox.Agents[0].Call!.Variables.ToJsonString());
        sandbox.Time.Advance(TimeSpan.FromSeconds(2)); // The grant is over.
        var location = created.Headers.Location!.ToString();
        var trickle = TestSandbox.Request("PATCH", location, grant);
        trickle.Content = TestSandbox.Body("a=candidate", Fragment);
        trickle.Headers.IfMatch.Add(created.Headers.ETag!);
        using var trickled = await sandbox.SendAsync(trickle);
        Assert.Equal(HttpStatusCode.NoContent, trickled.StatusCode);
        await ErrorAssert.IsAsync(
            ErrorCode.KeyNotAllowed,
            await sandbox.SendAsync(TestSandbox.Request("DELETE", location, await MakeAsync(sandbox, new { agent_version_id = "av_fake" }))));
        (await sandbox.SendAsync(TestSandbox.Request("DELETE", location, grant))).EnsureSuccessStatusCode();
        Assert.Equal(CallEndReason.UserDisconnected, sandbox.Calls.FindByLocation(location["/v1/web-calls/".Length..])!.EndReason);
    }

    [Theory]
    [InlineData("""{ }""", ErrorCode.InvalidRequest, "'agent_version_id' is missing")]
    [InlineData("""{ "agent_version_id": "av_nobody" }""", ErrorCode.AgentVersionNotFound, "'av_nobody'")]
    [InlineData("""{ "agent_version_id": "av_no\u0000body" }""", ErrorCode.AgentVersionNotFound, "There is no agent version")]
    [InlineData("""{ "agent_version_id": "av_draft" }""", ErrorCode.AgentVersionNotPublished, "draft")]
    [InlineData("""{ "agent_version_id": "av_fake", "ttl_sec": 0 }""", ErrorCode.InvalidRequest, "'ttl_sec' is 0. Write a whole number from 1 to 3600")]
    [InlineData("""{ "agent_version_id": "av_fake", "ttl_sec": 3601 }""", ErrorCode.InvalidRequest, "'ttl_sec' is 3601")]
    [InlineData("""{ "agent_version_id": "av_fake", "ttl_sec": 1.5 }""", ErrorCode.InvalidRequest, "$.ttl_sec")]
    [InlineData("""{ "agent_version_id": "av_fake", "ttl": 5 }""", ErrorCode.InvalidRequest, "$.ttl")]
    [InlineData("""{ "agent_version_id": "av_fake", "origin": "shop.example" }""", ErrorCode.InvalidRequest, "Write 'https://shop.example'")]
    [InlineData("""{ "agent_version_id": "av_fake", "origin": "*" }""", ErrorCode.InvalidRequest, "the one origin")]
    [InlineData("""{ "agent_version_id": "av_fake", "origin": "https://*.shop.example" }""", ErrorCode.InvalidRequest, "the one origin")]
    [InlineData("""{ "agent_version_id": "av_fake", "origin": "loopback" }""", ErrorCode.InvalidRequest, "the one origin")]
    [InlineData("""{ "agent_version_id": "av_fake", "variables": [] }""", ErrorCode.InvalidRequest, "'variables'")]
    [InlineData("""{ "agent_version_id": "av_fake", "metadata": { "a": "\ud800" } }""", ErrorCode.InvalidRequest, "'metadata'")]
    [InlineData("not json", ErrorCode.InvalidRequest, "line 1")]
    public async Task GrantThatCannotBeMade_SaysWhy(string body, ErrorCode code, string why)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var message = await ErrorAssert.IsAsync(code, await sandbox.AskAsync("POST", "/v1/web-calls/grants", body));
        Assert.Contains(why, message, StringComparison.Ordinal);
        await using var rows = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        Assert.False(await rows.Grants.AnyAsync(Cancellation));
    }

    internal static async Task<string> MakeAsync(TestSandbox sandbox, object body)
    {
        var made = await sandbox.ReadAsync("POST", "/v1/web-calls/grants", body, expected: HttpStatusCode.Created);
        return made.GetProperty("grant").GetString()!;
    }
}
