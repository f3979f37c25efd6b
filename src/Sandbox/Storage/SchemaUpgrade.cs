using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Sandbox.Storage;

/// <summary>Brings a database to the newest schema, one process at a time.</summary>
internal static class SchemaUpgrade
{
    // Any number that nobody else locks in this database.
    private const long LockKey = 0x6469_616C_6E65_7861;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(DatabaseFactory databases, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!databases.IsShared)
        {
            await database.Database.MigrateAsync(cancellationToken);
            return;
        }
        await EnsureCreatedAsync(database, cancellationToken);
        // The provider's own lock ends with a transaction, and each migration is one (https://github.com/npgsql/efcore.pg/pull/3275), so
        // that two processes may make the same one. This lock, of another connection, is held over all of them.
        await using var holder = await databases.CreateDbContextAsync(cancellationToken);
        holder.Database.SetCommandTimeout(LongestWait);
        await using var held = await holder.Database.BeginTransactionAsync(cancellationToken);
        await holder.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
        await database.Database.MigrateAsync(cancellationToken);
    }

    private static async Task EnsureCreatedAsync(PlatformDatabase database, CancellationToken cancellationToken)
    {
        var creator = database.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
        {
            return;
        }
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // By another process that starts at the same time.
        }
    }
}
