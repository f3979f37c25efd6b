using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Agents;

/// <summary>Which version a create runs. Versions are told apart by how long their calls may last.</summary>
public sealed class AgentVersionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Draft_IsNeverServed(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var agent = await AgentApiTests.MakeAsync(sandbox, TestAgents.Lasting(61));
        foreach (var id in (string[])[IdOf(agent), VersionOf(agent, 1)])
        {
            await ErrorAssert.IsAsync(ErrorCode.AgentVersionNotPublished, await sandbox.SendAsync(TestSandbox.CreateRequest(id)));
        }
        var published = await ChangeAsync(sandbox, agent, new { version_number = 1, is_published = true });
        await ErrorAssert.IsAsync(ErrorCode.AgentVersionNotPublished, await sandbox.SendAsync(TestSandbox.CreateRequest(VersionOf(published, 2))));
        Assert.Empty(sandbox.Media.Peers);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task PublishedVersion_IsServedAndFrozen(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var agent = await AgentApiTests.MakeAsync(sandbox, TestAgents.Lasting(61));
        var published = await ChangeAsync(sandbox, agent, new { version_number = 1, is_published = true });
        Assert.Equal(1, published.GetProperty("current_version_number").GetInt32());
        Assert.Equal([true, false], published.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("is_published").GetBoolean()));
        Assert.Equal(VersionOf(agent, 1), VersionOf(published, 1));
        foreach (var change in (string[])["\"version_title\": \"x\"", $"\"definition\": {TestAgents.HangUp}", "\"is_published\": false"])
        {
            var answer = await sandbox.AskAsync("PATCH", PathOf(agent), $$"""{ "version_number": 1, {{change}} }""");
            var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, answer, 409);
            Assert.Contains("Change draft 2", message, StringComparison.Ordinal);
        }
        var call = await sandbox.CreateAsync(VersionOf(agent, 1));
        var record = await call.ReadRecordAsync();
        Assert.Equal(
            (IdOf(agent), VersionOf(agent, 1), 1, 61_000),
            (record.AgentId, record.AgentVersionId, record.AgentVersionNumber, call.Created.MaxDurationMs));
        var next = await sandbox.CreateAsync(IdOf(agent));
        Assert.Same(call.Server.Setup.Version, next.Server.Setup.Version); // Built once, because it never changes.
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rollback_IsSeenByTheNextCallOfTheAgent(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var agent = await AgentApiTests.MakeAsync(sandbox, TestAgents.Lasting(61), isPublished: true);
        Assert.Equal(61_000, await LastsAsync(sandbox, IdOf(agent)));
        var edited = $$"""{ "version_number": 2, "version_title": "Longer", "definition": {{TestAgents.Lasting(62)}} }""";
        await ChangeAsync(sandbox, agent, edited);
        Assert.Equal(61_000, await LastsAsync(sandbox, IdOf(agent)));
        await ChangeAsync(sandbox, agent, new { version_number = 2, is_published = true });
        Assert.Equal(62_000, await LastsAsync(sandbox, IdOf(agent)));
        var rolledBack = await ChangeAsync(sandbox, agent, new { current_version_number = 1 });
        Assert.Equal(61_000, await LastsAsync(sandbox, IdOf(agent)));
        Assert.Equal(62_000, await LastsAsync(sandbox, VersionOf(rolledBack, 2)));
        Assert.Equal(3, rolledBack.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Publish_MayLeaveAnotherVersionCurrent()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var agent = await AgentApiTests.MakeAsync(sandbox, TestAgents.Lasting(61), isPublished: true);
        await ChangeAsync(
            sandbox, agent, $$"""{ "version_number": 2, "definition": {{TestAgents.Lasting(62)}}, "is_published": true, "current_version_number": 1 }""");
        Assert.Equal(61_000, await LastsAsync(sandbox, IdOf(agent)));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task DraftPublishedByManyAtOnce_IsPublishedOnceAndOpensOneDraft(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var agent = await AgentApiTests.MakeAsync(sandbox, TestAgents.Lasting(61));
        var publish = new { version_number = 1, is_published = true };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sandbox.AskAsync("PATCH", PathOf(agent), publish)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(2, (await sandbox.ReadAsync("GET", PathOf(agent))).GetProperty("versions").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task DeletedAgent_MakesNoMoreCallsAndItsCallGoesOn(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var agent = await AgentApiTests.MakeAsync(sandbox, TestAgents.Lasting(61), isPublished: true);
        var call = await sandbox.ConnectAsync(VersionOf(agent, 1));
        await sandbox.ReadAsync("DELETE", PathOf(agent), expected: HttpStatusCode.NoContent);
        foreach (var id in (string[])[IdOf(agent), VersionOf(agent, 1)])
        {
            await ErrorAssert.IsAsync(ErrorCode.AgentVersionNotFound, await sandbox.SendAsync(TestSandbox.CreateRequest(id)));
        }
        await ErrorAssert.IsAsync(ErrorCode.AgentVersionNotFound, await sandbox.AskAsync("DELETE", PathOf(agent)));
        await using var rows = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        Assert.False(await rows.AgentVersions.AnyAsync(Cancellation));
        Assert.Equal(global::Sandbox.Calls.CallStatus.Connected, call.Server.Status);
        Assert.Equal(IdOf(agent), (await call.ReadRecordAsync()).AgentId);
    }

    [Fact]
    public async Task AgentOfAnotherWorkspace_IsNotThere()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var other = await sandbox.AddWorkspaceAsync();
        var agent = await AgentApiTests.MakeAsync(sandbox, TestAgents.Lasting(61), isPublished: true);
        foreach (var id in (string[])[IdOf(agent), VersionOf(agent, 1)])
        {
            var request = TestSandbox.CreateRequest(id, credential: other.PublishableKey);
            var message = await ErrorAssert.IsAsync(ErrorCode.AgentVersionNotFound, await sandbox.SendAsync(request));
            Assert.Contains("av_tone", message, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(
            IdOf(agent), (await sandbox.ReadAsync("GET", "/v1/agents", credential: other.SecretKey)).GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<long> LastsAsync(TestSandbox sandbox, string id)
    {
        var call = await sandbox.CreateAsync(id);
        (await call.SendAsync("DELETE")).EnsureSuccessStatusCode();
        return call.Created.MaxDurationMs;
    }

    private static Task<JsonElement> ChangeAsync(TestSandbox sandbox, JsonElement agent, object change) =>
        sandbox.ReadAsync("PATCH", PathOf(agent), change);

    private static string IdOf(JsonElement agent) => AgentApiTests.Text(agent, "id");

    private static string PathOf(JsonElement agent) => "/v1/agents/" + IdOf(agent);

    private static string VersionOf(JsonElement agent, int number) =>
        AgentApiTests.Text(agent.GetProperty("versions").EnumerateArray().Single(version => version.GetProperty("version_number").GetInt32() == number), "id");
}
