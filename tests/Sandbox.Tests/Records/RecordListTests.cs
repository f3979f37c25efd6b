using System.Net.Http.Json;
using System.Text.Json;
using Protocol;
using Sandbox.Storage.Rows;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Records;

/// <summary><c>GET /v1/calls</c>: filters, sorts and pages.</summary>
public sealed class RecordListTests
{
    // The calls of the test below that each address lists, newest first.
    private static readonly (string Query, string Calls)[] Filters =
    [
        ("", "e d c b a"),
        ("type=web", "e d c b a"),
        ("type=web,phone", "e d c b a"),
        ("type=phone", ""),
        ("from=%2B4930123", ""),
        ("to=%2B4930123", ""),
        ("call_direction=inbound", ""),
        ("call_direction=inbound,outbound", ""),
        ("batch_call_id=batch_1", ""),
        ("agent_id=agent_echo", "d b"),
        ("agent_id=agent_echo,agent_demo", "d c b"),
        ("agent_version_id=av_tone", "e a"),
        ("agent_version_id=av_tone%2C%20av_demo", "e c a"),
        ("agent_version_name=440", "e a"),
        ("agent_version_name=nobody", ""),
        ("call_id=call_a,call_c,call_other,call_z", "c a"),
        ("status=completed", "d c b a"),
        ("status=initiated,failed", "e"),
        ("status=no_answer", ""),
        ("sentiment=positive", "b"),
        ("sentiment=positive,negative", "c b"),
        ("end_reason=silence_timeout", "a"),
        ("end_reason=silence_timeout,user_busy", "a"),
        ("latency_min=300", "c b"),
        ("latency_max=300", "b"),
        ("latency_min=300&latency_max=300", "b"),
        ("duration_min=2000", "d c b"),
        ("duration_max=2000", "b a"),
        ("duration_greater_than=2000", "d c"),
        ("duration_less_than=2000", "a"),
        ("duration_min=1500&duration_less_than=3000", "b"),
        ("duration_min=2500&duration_greater_than=1000", "d c"),
        ("start_date=2026-01-02", "e d c"),
        ("end_date=2026-01-01", "b a"),
        ("start_date=2026-01-02&end_date=2026-01-02", "d c"),
        ("start_date=2026-01-01T01:00:00Z", "e d c b"),
        ("start_date=2026-01-01T01:00:00%2B01:00&end_date=2026-01-01T01:00:00", "b a"),
        ("agent_id=agent_echo&status=completed&sentiment=positive", "b"),
        ("limit=2", "e d"),
        ("limit=2&page=2", "c b"),
        ("limit=2&page=4", ""),
        ("created_at=asc", "a b c d e"),
        ("created_at=asc&limit=2", "a b"),
        ("duration=desc", "d c b a e"),
        ("duration=asc", "a b c d e"),
        ("duration=asc&limit=2&page=3", "e"),
        ("duration=asc&limit=3&page=2", "d e"),
        ("duration=asc&limit=5&page=2", ""),
        ("export=false", "e d c b a"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> WrongQueries => new()
    {
        { "type=fax", "'type' is 'fax'. Write one or more of web, phone." },
        { "type=web,fax", "'type' is 'fax'. Write one or more of web, phone." },
        { "call_direction=web", "'call_direction' is 'web'. Write one or more of inbound, outbound." },
        { "status=done", "'status' is 'done'." },
        { "sentiment=happy", "'sentiment' is 'happy'. Write one or more of positive, neutral, negative, unknown." },
        { "end_reason=bored", "'end_reason' is 'bored'." },
        { "limit=0", "'limit' is '0'. Write a whole number from 1 to 200." },
        { "limit=201", "'limit' is '201'. Write a whole number from 1 to 200." },
        { "limit=", "'limit' is ''. Write a whole number from 1 to 200." },
        { "page=0", "'page' is '0'." },
        { "page=99999999999", "'page' is '99999999999'." },
        { "latency_min=-1", "'latency_min' is '-1'." },
        { "duration_greater_than=1.5", "'duration_greater_than' is '1.5'." },
        { "duration_max=2147483647", "'duration_max' is '2147483647'." },
        { "start_date=yesterday", "'start_date' is 'yesterday'. Write a day or a time in ISO 8601" },
        { "end_date=2026-02-30", "'end_date' is '2026-02-30'." },
        { "created_at=down", "'created_at' is 'down'. Write asc or desc." },
        { "created_at=asc&duration=asc", "'created_at' and 'duration' both sort. Leave one of them out." },
        { "cursor=nonsense", "'cursor' is 'nonsense'. Write the cursor of a Link header as it is" },
        { "cursor=!", "'cursor' is '!'." },
        { "agent=agent_tone", "There is no parameter 'agent'. There are agent_id, " },
        { "limit=5&limit=6", "'limit' is given 2 times. Give it once." },
        { "columns=id", "'columns' is for exports. Add 'export=csv', or leave it out." },
        { "export=xml", "'export' is 'xml'. Write csv or true or false." },
        { "export=csv&page=2", "An export has no pages: it has up to 5000 calls, or 10000 without transcript and summary." },
        { "export=csv&limit=20", "An export has no pages" },
        { "export=csv&columns=id,phone", "'columns' is 'phone'. Write one or more of id, type, " },
    };

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Filters_AndSorts_ListWhatTheySay(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        var (a, b, c) = (CallRows.New("a", 0, 1000), CallRows.New("b", 3600, 2000, "echo"), CallRows.New("c", 86_400, 3000, "demo"));
        a.EndReason = "silence_timeout";
        (b.Sentiment, b.LatencyMs) = ("positive", 300);
        (c.Sentiment, c.LatencyMs) = ("negative", 900);
        await CallRows.AddAsync(
            sandbox,
            a, b, c,
            CallRows.New("d", 90_000, 4000, "echo"),
            CallRows.New("e", 200_000, durationMs: null),
            CallRows.New("other", 100, workspace: "ws_other"));
        var listed = new List<(string, string)>();
        foreach (var (query, _) in Filters)
        {
            listed.Add((query, string.Join(' ', (await ReadAsync(sandbox, "/v1/calls?" + query)).Ids)));
        }
        Assert.Equal(Filters, listed);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task PagesByCursor_HaveEveryCallOnceInOrder(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        // Many were created at the same time, many are of the same length, and some live.
        CallRow[] rows = [.. Enumerable.Range(0, 40).Select(i => CallRows.New($"{i * 17 % 40:00}", i / 4, i % 9 == 0 ? null : i % 5 * 1000))];
        await CallRows.AddAsync(sandbox, rows);
        var byId = rows.OrderBy(row => row.Id, StringComparer.Ordinal).ToList();
        await AssertWalkAsync("created_at=asc", byId.OrderBy(row => row.CreatedAt));
        await AssertWalkAsync("created_at=desc", Enumerable.Reverse(byId).OrderByDescending(row => row.CreatedAt));
        await AssertWalkAsync("duration=asc", byId.OrderBy(row => row.DurationMs is null).ThenBy(row => row.DurationMs));
        await AssertWalkAsync("duration=desc", Enumerable.Reverse(byId).OrderBy(row => row.DurationMs is null).ThenByDescending(row => row.DurationMs));
        await AssertWalkAsync("duration=asc&status=initiated", byId.Where(row => row.DurationMs is null));

        async Task AssertWalkAsync(string sort, IEnumerable<CallRow> expected)
        {
            var walked = new List<string>();
            for (var next = $"/v1/calls?limit=3&{sort}"; next is not null;)
            {
                (var ids, next) = await ReadAsync(sandbox, next);
                Assert.InRange(ids.Count, 1, 3);
                walked.AddRange(ids);
            }
            Assert.Equal(expected.Select(row => row.Id[5..]), walked);
        }
    }

    [Fact]
    public async Task CallsThatCameAfterTheFirstPage_DoNotMoveTheSecond()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await CallRows.AddAsync(sandbox, CallRows.New("a", 0), CallRows.New("b", 1), CallRows.New("c", 2));
        var (_, next) = await ReadAsync(sandbox, "/v1/calls?limit=2");
        await CallRows.AddAsync(sandbox, CallRows.New("d", 3));
        Assert.Equal(["a"], (await ReadAsync(sandbox, next!)).Ids);
    }

    [Fact]
    public async Task PageByNumber_LinksToTheNextAndKeepsTheFilters()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await CallRows.AddAsync(sandbox, Enumerable.Range(0, 7).Select(i => CallRows.New($"{i}", i, version: i == 2 ? "echo" : "tone")));
        var (ids, next) = await ReadAsync(sandbox, "/v1/calls?limit=2&page=2&agent_id=agent_tone");
        Assert.Equal(["4", "3"], ids);
        (ids, next) = await ReadAsync(sandbox, next!);
        Assert.Equal(["1", "0"], ids);
        Assert.Null(next);
    }

    [Theory]
    [InlineData("created_at=asc&cursor={0}", "'cursor' is")]
    [InlineData("duration=desc&cursor={0}", "'cursor' is")]
    [InlineData("page=2&cursor={0}", "'page' and 'cursor' both say where to begin.")]
    public async Task CursorWithAnotherSortOrAPage_IsRefused(string query, string expected)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await CallRows.AddAsync(sandbox, CallRows.New("a", 0), CallRows.New("b", 1));
        var (_, next) = await ReadAsync(sandbox, "/v1/calls?limit=1");
        var cursor = next![(next!.IndexOf("cursor=", StringComparison.Ordinal) + 7)..];
        var address = "/v1/calls?" + query.Replace("{0}", cursor, StringComparison.Ordinal);
        var message = await ErrorAssert.IsAsync(
            ErrorCode.InvalidRequest, await sandbox.SendAsync(TestSandbox.Request("GET", address, TestSandbox.Secret)));
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongQueries))]
    public async Task WrongQuery_IsRefusedWithTheFix(string query, string expected)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var message = await ErrorAssert.IsAsync(
            ErrorCode.InvalidRequest, await sandbox.SendAsync(TestSandbox.Request("GET", "/v1/calls?" + query, TestSandbox.Secret)));
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
    }

    /// <summary>Ids without their prefix, and the address of the next page.</summary>
    private static async Task<(List<string> Ids, string? Next)> ReadAsync(TestSandbox sandbox, string address)
    {
        using var response = await sandbox.SendAsync(TestSandbox.Request("GET", address, TestSandbox.Secret));
        Assert.True(response.IsSuccessStatusCode, $"{address}: {await response.Content.ReadAsStringAsync(Cancellation)}");
        var calls = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return ([.. calls.EnumerateArray().Select(call => call.GetProperty("id").GetString()![5..])], NextOf(response));
    }

    private static string? NextOf(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Link", out var links))
        {
            return null;
        }
        var link = Assert.Single(links);
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
        return link[1..link.IndexOf('>', StringComparison.Ordinal)];
    }
}
