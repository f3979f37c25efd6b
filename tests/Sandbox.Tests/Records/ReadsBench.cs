using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Records;

/// <summary>
/// How long a list takes among 1,000,000 calls, over HTTP on this machine. It prints and asserts no time; it runs only when asked
/// for: <c>bench/reads.sh</c>.
/// </summary>
public sealed class ReadsBench
{
    private const int Calls = 1_000_000;
    private const int Reads = 200;
    private const int WarmUp = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task ListsAmongAMillionCalls(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        var clock = Stopwatch.StartNew();
        await SeededCalls.InsertAsync(sandbox, Calls);
        if (kind == DatabaseKind.PostgreSql)
        {
            // As its autovacuum does some time after so many inserts.
            await using var database = await sandbox.Databases.CreateDbContextAsync(Cancellation);
            await database.Database.ExecuteSqlRawAsync("VACUUM ANALYZE calls", Cancellation);
        }
        Print($"{kind}: {Calls} calls inserted in {clock.Elapsed.TotalSeconds:F0} s");
        await MeasureAsync("first page", "/v1/calls");
        var deep = await NextAsync(sandbox, "/v1/calls?page=10000");
        await MeasureAsync("page 10,001 by cursor", deep);
        await MeasureAsync("page 10,000 by duration, by cursor", await NextAsync(sandbox, "/v1/calls?duration=desc&page=9999"));
        await MeasureAsync("first page of one agent", "/v1/calls?agent_id=agent_7");
        await MeasureAsync("first page of two agents", "/v1/calls?agent_id=agent_7,agent_8");
        await MeasureAsync("first page of one agent's failed calls", "/v1/calls?agent_id=agent_7&status=failed");
        await MeasureAsync("page 1,001 of one agent's calls by cursor", await NextAsync(sandbox, "/v1/calls?agent_id=agent_7&page=1000"));

        async Task MeasureAsync(string what, string address)
        {
            var times = new double[Reads];
            for (var i = -WarmUp; i < Reads; i++)
            {
                clock.Restart();
                using var response = await ReadAsync(sandbox, address);
                times[Math.Max(i, 0)] = clock.Elapsed.TotalMilliseconds;
            }
            Array.Sort(times);
            Print($"{kind}, {what}: p50 {times[Reads / 2]:F1} ms, p95 {times[Reads * 95 / 100]:F1} ms, {Reads} reads");
        }
    }

    /// <summary>The address of the page after this one, by cursor.</summary>
    private static async Task<string> NextAsync(TestSandbox sandbox, string address)
    {
        using var response = await ReadAsync(sandbox, address);
        var link = response.Headers.GetValues("Link").Single();
        return link[1..link.IndexOf('>', StringComparison.Ordinal)];
    }

    private static async Task<HttpResponseMessage> ReadAsync(TestSandbox sandbox, string address)
    {
        var response = await sandbox.SendAsync(TestSandbox.Request("GET", address, TestSandbox.Secret));
        return response.EnsureSuccessStatusCode();
    }

    private static void Print(FormattableString line) =>
        TestContext.Current.TestOutputHelper!.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
