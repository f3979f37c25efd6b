using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Sandbox.Storage;

/// <summary>Opens the database: SQLite unless PostgreSQL is set. Thread-safe; a <see cref="PlatformDatabase"/> is not.</summary>
internal sealed class DatabaseFactory : IDbContextFactory<PlatformDatabase>, IDisposable
{
    private readonly PooledDbContextFactory<PlatformDatabase> pool;

    private readonly IDisposable? fileLock;

    private DatabaseFactory(Action<DbContextOptionsBuilder<PlatformDatabase>> useProvider, IDisposable? fileLock)
    {
        this.fileLock = fileLock;
        var builder = new DbContextOptionsBuilder<PlatformDatabase>();
        useProvider(builder);
        // The model has no snapshot to compare with: that migrations make what it says is a test.
        builder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        pool = new PooledDbContextFactory<PlatformDatabase>(builder.Options);
    }

    /// <summary>Other processes may use it too. A SQLite file belongs to one.</summary>
    public bool IsShared => fileLock is null;

    /// <param name="options">Which of the two.</param>
    /// <param name="folder">For SQLite; made when it is not there.</param>
    public static DatabaseFactory Open(SandboxStorageOptions options, string folder)
    {
        if (options.PostgreSql.Length > 0)
        {
            return new DatabaseFactory(builder => builder.UseNpgsql(options.PostgreSql), fileLock: null);
        }
        // It holds what was said in calls and the secrets of webhooks.
        var path = Path.Combine(Path.GetFullPath(folder), "sandbox.db");
        if (!File.Exists(path))
        {
            PrivateFile.Create(path).Dispose();
        }
        var fileLock = Lock(path + ".lock");
        var file = new SqliteConnectionStringBuilder { DataSource = path };
        BeginWriteAheadLog(file.ToString());
        return new DatabaseFactory(builder => builder.UseSqlite(file.ToString()).AddInterceptors(new NormalSynchronous()), fileLock);
    }

    public PlatformDatabase CreateDbContext() => pool.CreateDbContext();

    public Task<PlatformDatabase> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        pool.CreateDbContextAsync(cancellationToken);

    /// <summary>Frees the file and closes its connections.</summary>
    public void Dispose()
    {
        using (var database = CreateDbContext())
        {
            switch (database.Database.GetDbConnection())
            {
                case SqliteConnection connection:
                    SqliteConnection.ClearPool(connection);
                    break;
                case NpgsqlConnection connection:
                    NpgsqlConnection.ClearPool(connection);
                    break;
            }
        }
        fileLock?.Dispose();
    }

    // Another process would find this one's calls and take them for those of a process that is no more.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new IOException(
                $"'{path}' is held by another sandbox. End it, set Sandbox:DataFolder to another folder, or share a PostgreSQL "
                + $"database with Sandbox:Storage:PostgreSql. ({taken.Message})",
                taken);
        }
    }

    // Readers do not wait for writers. It is kept in the file.
    private static void BeginWriteAheadLog(string file)
    {
        using var connection = new SqliteConnection(file);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
    }

    /// <summary>What was committed outlives the process. Only a power cut may take the last of it; the disk is not waited for at each event.</summary>
    private sealed class NormalSynchronous : DbConnectionInterceptor
    {
        private const string Pragma = "PRAGMA synchronous = NORMAL";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragma;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragma;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
