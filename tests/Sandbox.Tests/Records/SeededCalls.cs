using Microsoft.EntityFrameworkCore;
using Sandbox.Storage;
using Sandbox.Tests.Infrastructure;
using Sandbox.Workspaces;

namespace Sandbox.Tests.Records;

/// <summary>Many calls, made in the database itself; the same ones each time.</summary>
internal static class SeededCalls
{
    private const string Empty = "{}";
    private const string Page = """{"page":"/prices"}""";

    /// <summary>Two calls in each second, of 20 agents; their ids are in no order. None is older than 2020.</summary>
    public static async Task InsertAsync(PlatformDatabase database, int count)
    {
        database.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO calls (id, workspace_id, agent_id, agent_version_id, agent_version_number, status, created_at, started_at, ended_at,
                duration_ms, end_reason, variables, metadata, latency_ms, summary, sentiment, is_analysis_due)
            WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {count})
            SELECT 'call_' || (10000000 + CAST(i AS bigint) * 7919 % 1000003), {Workspace.OwnId}, 'agent_' || (i % 20), 'av_' || (i % 40), i % 3 + 1,
                CASE i % 9 WHEN 0 THEN 'failed' ELSE 'completed' END, 1577836800000 + CAST(i / 2 AS bigint) * 1000,
                1577836801000 + CAST(i / 2 AS bigint) * 1000, 1577836900000 + CAST(i / 2 AS bigint) * 1000, CAST(i AS bigint) * 7 % 600000,
                CASE i % 9 WHEN 0 THEN 'network_failure' ELSE 'user_disconnected' END, {Empty}, {Page}, i % 3000, 'The visitor asked for a day.',
                CASE i % 7 WHEN 0 THEN 'positive' WHEN 1 THEN 'negative' ELSE 'neutral' END, FALSE
            FROM numbers
            """,
            TestContext.Current.CancellationToken);
    }

    public static async Task InsertAsync(TestSandbox sandbox, int count)
    {
        await using var database = await sandbox.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await InsertAsync(database, count);
    }
}
