namespace Sandbox.Tests.Infrastructure;

/// <summary>Which database is behind a sandbox.</summary>
public enum DatabaseKind
{
    /// <summary>A file in the sandbox's own folder.</summary>
    Sqlite,

    /// <summary>A new database on <see cref="PostgresServer"/>.</summary>
    PostgreSql,
}

/// <summary>For what must be the same on both.</summary>
internal static class Databases
{
    public static TheoryData<DatabaseKind> Both => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    /// <returns>For <c>Sandbox:Storage:PostgreSql</c>: empty for SQLite, which needs no more than a folder.</returns>
    public static async Task<string> NewAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return "";
        }
        var server = await TestContext.Current.GetFixture<PostgresServer>();
        return await server!.NewDatabaseAsync(TestContext.Current.CancellationToken);
    }
}
