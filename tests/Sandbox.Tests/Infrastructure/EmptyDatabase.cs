using Microsoft.EntityFrameworkCore;
using Sandbox.Storage;

namespace Sandbox.Tests.Infrastructure;

/// <summary>A database without a sandbox, and without tables yet.</summary>
internal sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DatabaseFactory factory;

    private EmptyDatabase(string postgres)
    {
        factory = DatabaseFactory.Open(new SandboxStorageOptions { PostgreSql = postgres }, folder.Path);
        Context = factory.CreateDbContext();
    }

    public PlatformDatabase Context { get; }

    public static async Task<EmptyDatabase> NewAsync(DatabaseKind kind) => new(await Databases.NewAsync(kind));

    /// <summary>The one column of each row.</summary>
    public Task<List<string>> QueryAsync(string sql) =>
        Context.Database.SqlQueryRaw<string>(sql).ToListAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        factory.Dispose();
        folder.Dispose();
    }
}
