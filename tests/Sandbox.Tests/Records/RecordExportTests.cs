using Sandbox.Records;
using Sandbox.Storage.Rows;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Records;

/// <summary><c>GET /v1/calls?export=csv</c>.</summary>
public sealed class RecordExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hello\"", "\"say \"\"hello\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-1", "'-1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"")]
    public void Cell_IsQuotedAndNeverAFormula(string? text, string expected) => Assert.Equal(expected + "\r\n", CsvLine.Of([text]));

    [Theory]
    [InlineData("export=csv")]
    [InlineData("export=true")]
    public async Task Export_HasTheColumnsThatAreAskedFor(string export)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var row = CallRows.New("a", 1.5, 2500);
        row.Summary = "=SUM(A1), \"quoted\"";
        await CallRows.AddAsync(sandbox, row, CallRows.New("b"), CallRows.New("c", 2, null), Turn("call_a", 1, "agent", "Hello, you."), Turn("call_a", 2, "user", "hours"));
        var (text, response) = await ReadAsync(sandbox, export + "&columns=duration_ms,id,created_at,summary,transcript&created_at=asc");
        Assert.Equal(
            "duration_ms,id,created_at,summary,transcript\r\n"
            + "1000,call_b,2026-01-01T00:00:00.0000000Z,,\r\n"
            + "2500,call_a,2026-01-01T00:00:01.5000000Z,\"'=SUM(A1), \"\"quoted\"\"\",\"Agent: Hello, you.\nUser: hours\"\r\n"
            + ",call_c,2026-01-01T00:00:02.0000000Z,,\r\n",
            text);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment; filename=\"calls.csv\"", response.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task ExportWithoutColumns_HasAllOfThem()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await CallRows.AddAsync(sandbox, CallRows.New("a"), CallRows.New("b", version: "echo"));
        var (text, _) = await ReadAsync(sandbox, "export=csv&agent_id=agent_echo");
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "id,type,channel,status,agent_id,agent_version_id,agent_version_number,created_at,started_at,ended_at,duration_ms,end_reason,"
            + "latency_ms,sentiment,variables,metadata,analysis,consent_version,consent_given_at,feedback_rating,feedback_comment,"
            + "client_stats,summary,transcript",
            lines[0]);
        Assert.StartsWith("call_b,web,web,completed,agent_echo,av_echo,1,", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task LargeExport_IsCutAndLinksToTheRest(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        await SeededCalls.InsertAsync(sandbox, 10_001);
        Assert.Equal("10000 1", await WalkAsync(sandbox, "export=csv&columns=id,status"));
        Assert.Equal("5000 5000 1", await WalkAsync(sandbox, "export=csv&columns=id,transcript"));
        Assert.Equal("5000 5000 1", await WalkAsync(sandbox, "export=csv&columns=id,summary&duration=asc"));
        Assert.Equal("5000 3890", await WalkAsync(sandbox, "export=csv&status=completed"));
        Assert.Equal("1111", await WalkAsync(sandbox, "export=csv&status=failed"));
    }

    /// <summary>How many calls each file has; every call is in one of them once.</summary>
    private static async Task<string> WalkAsync(TestSandbox sandbox, string query)
    {
        var (ids, counts) = (new HashSet<string>(), new List<int>());
        while (query.Length > 0)
        {
            var (text, response) = await ReadAsync(sandbox, query);
            var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
            Assert.All(lines, line => Assert.True(ids.Add(line.Split(',')[0])));
            counts.Add(lines.Length);
            query = response.Headers.TryGetValues("Link", out var links) ? links.Single()[("</v1/calls?".Length)..^(">; rel=\"next\"".Length)] : "";
        }
        return string.Join(' ', counts);
    }

    private static async Task<(string Text, HttpResponseMessage Response)> ReadAsync(TestSandbox sandbox, string query)
    {
        var response = await sandbox.SendAsync(TestSandbox.Request("GET", "/v1/calls?" + query, TestSandbox.Secret));
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        return (text, response);
    }

    private static TurnRow Turn(string call, long position, string role, string text) => new()
    {
        CallId = call,
        TurnId = $"turn_{position}",
        Position = position,
        Role = role,
        Text = text,
        IsFinal = true,
        StartMs = 0,
        EndMs = 0,
    };
}
