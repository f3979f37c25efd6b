using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Sandbox.Storage;
using Sandbox.Storage.Migrations;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Storage;

/// <summary>What the migrations make, on both databases.</summary>
public sealed class SchemaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Migrations_MakeWhatTheModelSays(DatabaseKind kind)
    {
        await using var migrated = await EmptyDatabase.NewAsync(kind);
        await using var created = await EmptyDatabase.NewAsync(kind);
        await migrated.Context.Database.MigrateAsync(Cancellation);
        await created.Context.Database.EnsureCreatedAsync(Cancellation);
        var (columns, indexes) = (await ColumnsAsync(created, kind), await IndexesAsync(created, kind));
        Assert.Contains(columns, column => column.StartsWith("calls.duration_ms ", StringComparison.Ordinal));
        Assert.Contains(indexes, index => index.Contains("ix_calls_newest", StringComparison.Ordinal));
        Assert.Equal(columns, await ColumnsAsync(migrated, kind));
        Assert.Equal(indexes, await IndexesAsync(migrated, kind));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Sqlite, 2)]
    [InlineData(DatabaseKind.PostgreSql, 1)]
    [InlineData(DatabaseKind.PostgreSql, 2)]
    public async Task DataOfAnEarlierSchema_SurvivesTheNewest(DatabaseKind kind, int earlier)
    {
        await using var database = await EmptyDatabase.NewAsync(kind);
        Migration[] migrations = [new M0001Initial(), new M0002AnalysisLease()];
        foreach (var migration in migrations.Take(earlier))
        {
            await ApplyAsync(database.Context, migration);
        }
        // Written as the first schema had it: the rows of today may have more.
        var variables = """{"a":1}""";
        await database.Context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO workspaces (id, name, created_at, concurrency_limit, creates_per_address_per_minute, creates_per_key_per_minute, slot_version)
            VALUES ('ws_old', 'Old', 1, 7, 8, 9, 10);
            INSERT INTO keys (id, workspace_id, kind, name, hash, last_four, origins, created_at)
            VALUES ('key_old', 'ws_old', 'publishable', 'Old', 'AB', 'last', '*', 2);
            INSERT INTO calls (id, workspace_id, agent_id, agent_version_id, agent_version_number, status, created_at, started_at, ended_at,
                duration_ms, end_reason, variables, metadata, latency_ms, is_analysis_due)
            VALUES ('call_old', 'ws_old', 'agent_a', 'av_a', 3, 'completed', 1000, 2000, 5000,
                3000, 'user_disconnected', {variables}, '', 640, TRUE);
            INSERT INTO turns (call_id, turn_id, position, role, text, is_final, start_ms, end_ms)
            VALUES ('call_old', 'turn_1', 1, 'user', 'hello', TRUE, 10, 20);
            INSERT INTO events (call_id, number, type, data, at) VALUES ('call_old', 1, 'status', '', 1500);
            """,
            Cancellation);
        await database.Context.Database.MigrateAsync(Cancellation);
        Assert.Equal(database.Context.Database.GetMigrations(), await database.Context.Database.GetAppliedMigrationsAsync(Cancellation));
        var workspace = await database.Context.Workspaces.SingleAsync(Cancellation);
        Assert.Equal(("Old", 7, 10), (workspace.Name, workspace.ConcurrencyLimit, workspace.SlotVersion));
        Assert.Equal("last", (await database.Context.Keys.SingleAsync(Cancellation)).LastFour);
        var call = await database.Context.Calls.SingleAsync(Cancellation);
        Assert.Equal((variables, 3000, 640, true), (call.Variables, call.DurationMs, call.LatencyMs, call.IsAnalysisDue));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(5), call.EndedAt);
        Assert.Equal("hello", (await database.Context.Turns.SingleAsync(Cancellation)).Text);
        Assert.Equal("status", (await database.Context.Events.SingleAsync(Cancellation)).Type);
        Assert.Equal((null, null, null), (call.FeedbackRating, call.FeedbackComment, call.ClientStats));
        (call.FeedbackRating, call.FeedbackComment, call.ClientStats) = (5, "Good", """{"loss":0}""");
        await database.Context.SaveChangesAsync(Cancellation);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ProcessesThatUpgradeAtOnce_MakeEachMigrationOnce(bool isThere)
    {
        for (var round = 0; round < 5; round++)
        {
            var shared = new NpgsqlConnectionStringBuilder(await Databases.NewAsync(DatabaseKind.PostgreSql));
            shared.Database = isThere ? shared.Database : "not_there_" + shared.Database;
            await Task.WhenAll(Enumerable.Range(0, 4).Select(process => Task.Run(() => UpgradeAsync(shared.ToString()), Cancellation)));
        }
    }

    private static async Task UpgradeAsync(string shared)
    {
        using var databases = DatabaseFactory.Open(new SandboxStorageOptions { PostgreSql = shared }, "");
        await SchemaUpgrade.RunAsync(databases, Cancellation);
        await using var database = databases.CreateDbContext();
        Assert.Equal(database.Database.GetMigrations(), await database.Database.GetAppliedMigrationsAsync(Cancellation));
    }

    // By hand: EF's migrator stops at another than the newest only where ids begin with a time.
    private static async Task ApplyAsync(PlatformDatabase database, Migration migration)
    {
        migration.ActiveProvider = database.Database.ProviderName!;
        var commands = database.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations);
        await database.GetService<IMigrationCommandExecutor>()
            .ExecuteNonQueryAsync(commands, database.GetService<IRelationalConnection>(), Cancellation);
        var history = database.GetService<IHistoryRepository>();
        await history.CreateIfNotExistsAsync(Cancellation);
        var applied = new HistoryRow(migration.GetType().GetCustomAttribute<MigrationAttribute>()!.Id, "10.0.0");
        await database.Database.ExecuteSqlRawAsync(history.GetInsertScript(applied), Cancellation);
    }

    private static Task<List<string>> ColumnsAsync(EmptyDatabase database, DatabaseKind kind) => database.QueryAsync(kind == DatabaseKind.Sqlite
        ? """
          SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS "Value"
          FROM sqlite_master m, pragma_table_info(m.name) c
          WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\' ORDER BY 1
          """
        : """
          SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS "Value"
          FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%' ORDER BY 1
          """);

    private static Task<List<string>> IndexesAsync(EmptyDatabase database, DatabaseKind kind) => database.QueryAsync(kind == DatabaseKind.Sqlite
        ? """
          SELECT m.name || ' ' || coalesce(m.sql, '') || ' ' || (SELECT group_concat(name) FROM pragma_index_info(m.name)) AS "Value"
          FROM sqlite_master m WHERE m.type = 'index' AND m.tbl_name NOT LIKE '\_\_EF%' ESCAPE '\' ORDER BY 1
          """
        : """
          SELECT indexdef AS "Value" FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%' ORDER BY 1
          """);
}
