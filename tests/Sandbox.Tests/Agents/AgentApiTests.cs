using System.Net;
using System.Text.Json;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Agents;

/// <summary>How agents are written and read; what their versions run is in <see cref="AgentVersionTests"/>.</summary>
public sealed class AgentApiTests
{
    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task NewAgent_IsReadAsItWasWritten(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        using var response = await sandbox.AskAsync("POST", "/v1/agents", $$"""{ "title": "Shop", "definition": {{TestAgents.Lasting(90)}} }""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var agent = await sandbox.ReadAsync("GET", response.Headers.Location!.ToString());
        Assert.Equal(
            """{"id":"ID","title":"Shop","agent_type":"Single_Prompt_Agent","pipeline_type":"Cascaded","created_at":"2026-01-01T00:00:00Z","versions":[{"id":"AV","agent_id":"ID","version_number":1,"version_title":"Version 1","is_published":false,"created_at":"2026-01-01T00:00:00Z","definition":"""
                + JsonSerializer.Serialize(JsonElement.Parse(TestAgents.Lasting(90))) + "}]}",
            agent.GetRawText().Replace(Text(agent, "id"), "ID", StringComparison.Ordinal)
                .Replace(Text(agent.GetProperty("versions")[0], "id"), "AV", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task List_HasTheNewestFirstAndThenWhatTheSandboxBringsAlong_WithoutDefinitions(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var older = await MakeAsync(sandbox, TestAgents.HangUp, isPublished: true);
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        var newer = await MakeAsync(sandbox, TestAgents.Lasting(60));
        var list = (await sandbox.ReadAsync("GET", "/v1/agents")).EnumerateArray().ToList();
        Assert.Equal([Text(newer, "id"), Text(older, "id")], list.Take(2).Select(agent => Text(agent, "id")));
        Assert.Equal(
            ["Single_Prompt_Agent", "Conversational_Flow_Agent"], list.Take(2).Select(agent => Text(agent, "agent_type")));
        Assert.Equal([1, 2], list[1].GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("version_number").GetInt32()));
        Assert.All(list.SelectMany(agent => agent.GetProperty("versions").EnumerateArray()), version => Assert.False(version.TryGetProperty("definition", out _)));
        var tone = list.Single(agent => Text(agent, "id") == "agent_tone");
        Assert.Equal("av_tone", Text(Assert.Single(tone.GetProperty("versions").EnumerateArray()), "id"));
        Assert.Equal(1, tone.GetProperty("current_version_number").GetInt32());
        var draft = list.Single(agent => Text(agent, "id") == "agent_draft");
        Assert.False(draft.TryGetProperty("current_version_number", out _));
    }

    [Theory]
    [InlineData("""{ "definition": DEF }""", "'title'")]
    [InlineData("""{ "title": "0123456789012345678901234567890123456789012345678901234567890123456789x", "definition": DEF }""", "71 characters; the limit is 70")]
    [InlineData("""{ "title": "x", "version_title": "012345678901234567890123456789012345", "definition": DEF }""", "36 characters; the limit is 35")]
    [InlineData("""{ "title": "x\u0000", "definition": DEF }""", "control character")]
    [InlineData("""{ "title": "x" }""", "'definition' is missing")]
    [InlineData("""{ "title": "x", "definition": [] }""", "not an object")]
    [InlineData("""{ "title": "x", "definition": { "name": "Ada", "type": "single_prompt", "prompt": "p", "max_call_duration_sec": 5 } }""", "max_call_duration_sec")]
    [InlineData("""{ "title": "x", "definition": { "name": "Ada", "nodes": [{ "id": "a", "type": "start", "next": "b" }, { "id": "c", "type": "end", "say": "" }] } }""", "problems (")]
    [InlineData("""{ "title": "x", "definition": DEF, "voice": "v" }""", "$.voice")]
    [InlineData("""{ "title": "x", "definition": { "name": "Ada", "name": "Bob", "nodes": [] } }""", "$")]
    public async Task AgentThatCannotBeMade_SaysWhy(string body, string why)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var before = (await sandbox.ReadAsync("GET", "/v1/agents")).GetArrayLength();
        var message = await ErrorAssert.IsAsync(
            ErrorCode.InvalidRequest,
            await sandbox.AskAsync("POST", "/v1/agents", body.Replace("DEF", TestAgents.HangUp, StringComparison.Ordinal)));
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.Equal(before, (await sandbox.ReadAsync("GET", "/v1/agents")).GetArrayLength());
    }

    [Theory]
    [InlineData("""{ }""", ErrorCode.InvalidRequest, "Nothing is to be changed")]
    [InlineData("""{ "definition": DEF }""", ErrorCode.InvalidRequest, "'version_number' is missing")]
    [InlineData("""{ "is_published": true }""", ErrorCode.InvalidRequest, "'version_number' is missing")]
    [InlineData("""{ "version_number": 1 }""", ErrorCode.InvalidRequest, "alone changes nothing")]
    [InlineData("""{ "version_number": 2, "is_published": true }""", ErrorCode.AgentVersionNotFound, "It has 1 to 1")]
    [InlineData("""{ "current_version_number": 1 }""", ErrorCode.AgentVersionNotPublished, "is a draft")]
    [InlineData("""{ "current_version_number": 9 }""", ErrorCode.AgentVersionNotFound, "no version 9")]
    [InlineData("""{ "version_number": 1, "definition": { "name": "Ada" } }""", ErrorCode.InvalidRequest, "'definition' has problems")]
    [InlineData("""{ "title": "" }""", ErrorCode.InvalidRequest, "'title'")]
    [InlineData("""{ "version_number": 1, "version_title": "" }""", ErrorCode.InvalidRequest, "'version_title'")]
    [InlineData("""{ "title": "Changed", "current_version_number": 1 }""", ErrorCode.AgentVersionNotPublished, "is a draft")]
    public async Task ChangeThatCannotBeMade_SaysWhyAndChangesNothing(string body, ErrorCode code, string why)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var path = "/v1/agents/" + Text(await MakeAsync(sandbox, TestAgents.HangUp), "id");
        var before = (await sandbox.ReadAsync("GET", path)).GetRawText();
        var message = await ErrorAssert.IsAsync(
            code, await sandbox.AskAsync("PATCH", path, body.Replace("DEF", TestAgents.HangUp, StringComparison.Ordinal)));
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.Equal(before, (await sandbox.ReadAsync("GET", path)).GetRawText());
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task AgentOfTheSandbox_StaysAsItIs(string method)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var body = method == "PATCH" ? """{ "title": "Mine" }""" : null;
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.AskAsync(method, "/v1/agents/agent_tone", body), 409);
        await ErrorAssert.IsAsync(ErrorCode.AgentVersionNotFound, await sandbox.AskAsync(method, "/v1/agents/agent_nobody", body));
    }

    [Fact]
    public async Task Title_IsChangedWithoutAVersion()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var path = "/v1/agents/" + Text(await MakeAsync(sandbox, TestAgents.HangUp), "id");
        Assert.Equal("Reception", Text(await sandbox.ReadAsync("PATCH", path, new { title = "Reception" }), "title"));
        Assert.Equal("Reception", Text(await sandbox.ReadAsync("GET", path), "title"));
    }

    internal static Task<JsonElement> MakeAsync(TestSandbox sandbox, string definition, bool isPublished = false) => sandbox.ReadAsync(
        "POST",
        "/v1/agents",
        $$"""{ "title": "Shop", "definition": {{definition}}, "is_published": {{(isPublished ? "true" : "false")}} }""",
        expected: HttpStatusCode.Created);

    internal static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
