using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Sandbox.Calls;
using Sandbox.Keys;
using Sandbox.Records;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Workspaces;

/// <summary>The workspaces, and what is done to them as a whole. Thread-safe.</summary>
internal sealed class WorkspaceDirectory(DatabaseFactory databases, CallRegistry calls, Journal journal, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Workspace> seen = new(StringComparer.Ordinal);

    /// <param name="id">Of a key that was found, so it is there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<Workspace> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (seen.TryGetValue(id, out var known))
        {
            return known;
        }
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.Workspaces.AsNoTracking().SingleAsync(workspace => workspace.Id == id, cancellationToken);
        return seen.GetOrAdd(id, new Workspace(id, LimitsOf(row), time));
    }

    /// <summary>A workspace of its own with one publishable key for any origin and one secret key.</summary>
    public async Task<(string Id, OwnKeys Keys)> CreateAsync(string name, WorkspaceLimits limits, CancellationToken cancellationToken)
    {
        var (id, keys) = ("ws_" + RandomToken.Create(), OwnKeys.Make());
        await EnsureAsync(id, name, limits, keys, cancellationToken);
        return (id, keys);
    }

    /// <summary>The workspace is there with these limits, and so are its keys unless they were there before.</summary>
    public async Task EnsureAsync(string id, string name, WorkspaceLimits limits, OwnKeys keys, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var row = await database.Workspaces.SingleOrDefaultAsync(workspace => workspace.Id == id, cancellationToken);
        if (row is null)
        {
            row = new WorkspaceRow
            {
                Id = id,
                Name = name,
                CreatedAt = time.GetUtcNow(),
                ConcurrencyLimit = limits.ConcurrencyLimit,
                CreatesPerAddressPerMinute = limits.CreatesPerAddressPerMinute,
                CreatesPerKeyPerMinute = limits.CreatesPerKeyPerMinute,
            };
            database.Workspaces.Add(row);
        }
        Apply(limits, row);
        await AddAsync(database, NewKey.Make(id, "Publishable key of the start", ["*"], row.CreatedAt, keys.PublishableKey), cancellationToken);
        await AddAsync(database, NewKey.Make(id, "Secret key of the start", null, row.CreatedAt, keys.SecretKey), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task SetLimitsAsync(string id, WorkspaceLimits limits, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.Workspaces.SingleAsync(workspace => workspace.Id == id, cancellationToken);
        Apply(limits, row);
        await database.SaveChangesAsync(cancellationToken);
        (await GetAsync(id, cancellationToken)).SetLimits(limits);
    }

    public async Task<WorkspaceLimits> ReadLimitsAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return LimitsOf(await database.Workspaces.AsNoTracking().SingleAsync(workspace => workspace.Id == id, cancellationToken));
    }

    /// <summary>Ends its calls and deletes all that it has.</summary>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        calls.EndAllOf(id);
        await journal.FlushAsync(cancellationToken); // Or their last events would be written after they were deleted.
        seen.TryRemove(id, out _);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await WorkspaceRemoval.DeleteAsync(database, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task AddAsync(PlatformDatabase database, NewKey key, CancellationToken cancellationToken)
    {
        // A key that was revoked stays so.
        if (!await database.Keys.AnyAsync(known => known.Hash == key.Row.Hash, cancellationToken))
        {
            database.Keys.Add(key.Row);
        }
    }

    private static void Apply(WorkspaceLimits limits, WorkspaceRow row) =>
        (row.ConcurrencyLimit, row.CreatesPerAddressPerMinute, row.CreatesPerKeyPerMinute) =
            (limits.ConcurrencyLimit, limits.CreatesPerAddressPerMinute, limits.CreatesPerKeyPerMinute);

    private static WorkspaceLimits LimitsOf(WorkspaceRow row) =>
        new(row.ConcurrencyLimit, row.CreatesPerAddressPerMinute, row.CreatesPerKeyPerMinute);
}
