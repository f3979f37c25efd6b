using System.Diagnostics;
using Npgsql;
using Sandbox.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Sandbox.Tests.Infrastructure;

/// <summary>One private PostgreSQL for the whole run, started by the first test that wants a database of it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>CI sets it, so that a server that went missing there is a failure and not a skip.</summary>
    private const string RequireVariable = "E2E_REQUIRE_ENGINES";

    private const int NotInstalled = 3;

    private readonly Lazy<Task<Running>> running = new(StartAsync);
    private int databases;

    /// <summary>Makes an empty database. Skips the test, or fails it, where PostgreSQL is not installed.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabaseAsync(CancellationToken cancellationToken)
    {
        var server = await running.Value.WaitAsync(cancellationToken);
        if (server.WhyNot is { } reason)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable(RequireVariable) == "1", reason);
            Assert.Fail(reason);
        }
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString(server.Folder, "postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionString(server.Folder, name);
    }

    /// <summary>Closes its standard input, which ends it and deletes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (running.IsValueCreated && (await running.Value).Process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static string ConnectionString(string folder, string database) =>
        new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = database, Timeout = 120, CommandTimeout = 300 }.ToString();

    private static async Task<Running> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (await process.StandardOutput.ReadLineAsync() is { } folder)
        {
            return new Running(process, folder, WhyNot: null);
        }
        using (process)
        {
            var reason = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == NotInstalled
                ? new Running(null, "", reason.Trim())
                : throw new InvalidOperationException($"PostgreSQL did not start: {reason}");
        }
    }

    /// <param name="Process">Null where it is not installed.</param>
    /// <param name="Folder">Of its socket.</param>
    /// <param name="WhyNot">The command that installs it; null where it runs.</param>
    private sealed record Running(Process? Process, string Folder, string? WhyNot);
}
