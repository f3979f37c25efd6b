using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Protocol;
using Sandbox.Agents;
using Sandbox.Storage.Rows;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Records;

/// <summary><c>GET /v1/calls/{id}</c>, and what a list leaves out of it.</summary>
public sealed class RecordReadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Record_HasEverythingThatIsKnownOfTheCallAndNoPhoneNumber(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        await CallRows.AddAsync(sandbox, Full(), Turn("turn_2", 4, "user", "opening hours", null), Turn("turn_1", 2, "agent", "Hello.", 640));
        await CallRows.AddAsync(sandbox, Node(1, """{"node_id":"greet","type":"say"}"""), Node(3, """{"node_id":"note","type":"sms","skipped":true,"why":"web"}"""));
        Assert.Equal(
            """
            {"id":"call_full","type":"web","channel":"web","status":"completed","agent_id":"agent_demo","agent_version_id":"av_demo",
            "agent_version_number":3,"variables":{"visitor_name":"Ada"},"metadata":{"page":"/prices"},"created_at":"2026-01-01T00:00:00Z",
            "started_at":"2026-01-01T00:00:01Z","ended_at":"2026-01-01T00:00:04.5Z","duration_ms":3500,"end_reason":"agent_disconnected",
            "latency_ms":640,"summary":"Asked for the hours.","sentiment":"positive","analysis":{"booked":false},
            "consent":{"version":"3","given_at":"2025-12-31T23:59:59Z"},"transcript":"Agent: Hello.\nUser: opening hours","turns":[
            {"turn_id":"turn_1","role":"agent","text":"Hello.","final":true,"start_ms":200,"end_ms":300,"latency_ms":640},
            {"turn_id":"turn_2","role":"user","text":"opening hours","final":true,"start_ms":400,"end_ms":500}],
            "skipped_nodes":[{"node_id":"note","type":"sms","why":"web"}]}
            """.ReplaceLineEndings(""),
            await ReadAsync(sandbox, "/v1/calls/call_full"));
    }

    [Fact]
    public async Task List_LeavesOutTheTurns()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await CallRows.AddAsync(sandbox, Full(), Turn("turn_1", 2, "agent", "Hello.", 640));
        var single = JsonDocument.Parse(await ReadAsync(sandbox, "/v1/calls/call_full")).RootElement;
        var listed = JsonDocument.Parse(await ReadAsync(sandbox, "/v1/calls")).RootElement[0];
        Assert.Equal(
            single.EnumerateObject().Select(field => field.Name).Except(["transcript", "turns", "skipped_nodes", "client_stats"]),
            listed.EnumerateObject().Select(field => field.Name));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task RecordOfALiveCall_FollowsIt(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        var call = await sandbox.CreateAsync();
        Assert.Equal("created - -", await SummaryAsync());
        call.Peer.Connect();
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        sandbox.Agents[0].Call!.ShowTurn(new("turn_1", TurnRole.Agent, "Hel", IsFinal: false, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        sandbox.Agents[0].Call!.ShowNode("note", "sms", "A web call has no phone number.");
        Assert.Equal("initiated - Agent: Hel", await SummaryAsync());
        sandbox.Agents[0].Call!.ShowTurn(new("turn_1", TurnRole.Agent, "Hello.", IsFinal: true, TimeSpan.Zero, TimeSpan.FromSeconds(2)));
        await call.SendAsync("DELETE");
        Assert.Equal("completed user_disconnected Agent: Hello.", await SummaryAsync());
        var skipped = Assert.Single(JsonDocument.Parse(await ReadAsync(sandbox, $"/v1/calls/{call.Created.CallId}"))
            .RootElement.GetProperty("skipped_nodes").EnumerateArray());
        Assert.Equal("""{"node_id":"note","type":"sms","why":"A web call has no phone number."}""", skipped.GetRawText());

        async Task<string> SummaryAsync()
        {
            await sandbox.Journal.FlushAsync(Cancellation);
            var record = JsonDocument.Parse(await ReadAsync(sandbox, $"/v1/calls/{call.Created.CallId}")).RootElement;
            var reason = record.TryGetProperty("end_reason", out var ended) ? ended.GetString() : "-";
            var transcript = record.GetProperty("transcript").GetString();
            return $"{record.GetProperty("status").GetString()} {reason} {(transcript is "" ? "-" : transcript)}";
        }
    }

    [Theory]
    [InlineData("call_nobody")]
    [InlineData("call_other")]
    public async Task CallThatTheWorkspaceDoesNotHave_IsNotFound(string id)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await CallRows.AddAsync(sandbox, CallRows.New("other", workspace: "ws_other"));
        await ErrorAssert.IsAsync(
            ErrorCode.CallNotFound, await sandbox.SendAsync(TestSandbox.Request("GET", "/v1/calls/" + id, TestSandbox.Secret)));
    }

    [Theory]
    [InlineData("/v1/calls")]
    [InlineData("/v1/calls/call_a")]
    public async Task UnchangedAnswer_IsNotSentAgain(string address)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await CallRows.AddAsync(sandbox, CallRows.New("a"));
        using var first = await sandbox.SendAsync(TestSandbox.Request("GET", address, TestSandbox.Secret));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync());
        await CallRows.AddAsync(sandbox, CallRows.New("b"), Turn("turn_1", 1, "agent", "Hello.", null, "call_a"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());

        async Task<HttpStatusCode> StatusAsync()
        {
            var request = TestSandbox.Request("GET", address, TestSandbox.Secret);
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\""));
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var response = await sandbox.SendAsync(request);
            return response.StatusCode;
        }
    }

    private static CallRow Full() => new()
    {
        Id = "call_full",
        WorkspaceId = Workspaces.Workspace.OwnId,
        AgentId = "agent_demo",
        AgentVersionId = "av_demo",
        AgentVersionNumber = 3,
        Status = "completed",
        CreatedAt = CallRows.Start,
        StartedAt = CallRows.Start.AddSeconds(1),
        EndedAt = CallRows.Start.AddSeconds(4.5),
        DurationMs = 3500,
        EndReason = "agent_disconnected",
        Variables = """{"visitor_name":"Ada"}""",
        Metadata = """{"page":"/prices"}""",
        ConsentVersion = "3",
        ConsentGivenAt = CallRows.Start.AddSeconds(-1),
        LatencyMs = 640,
        Summary = "Asked for the hours.",
        Sentiment = "positive",
        Analysis = """{"booked":false}""",
    };

    private static TurnRow Turn(string id, long position, string role, string text, long? latencyMs, string call = "call_full") => new()
    {
        CallId = call,
        TurnId = id,
        Position = position,
        Role = role,
        Text = text,
        IsFinal = true,
        StartMs = position * 100,
        EndMs = (position * 100) + 100,
        LatencyMs = latencyMs,
    };

    private static EventRow Node(long number, string data) =>
        new() { CallId = "call_full", Number = number, Type = "node", Data = data, At = CallRows.Start };

    private static async Task<string> ReadAsync(TestSandbox sandbox, string address)
    {
        using var response = await sandbox.SendAsync(TestSandbox.Request("GET", address, TestSandbox.Secret));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
