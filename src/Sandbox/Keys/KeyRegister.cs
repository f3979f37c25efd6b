using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Errors;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Keys;

/// <summary>Makes, lists, rotates and revokes the keys of workspaces. Each workspace keeps at least one secret key that lasts.</summary>
internal sealed class KeyRegister(DatabaseFactory databases, TimeProvider time)
{
    /// <inheritdoc cref="NewKey.Make"/>
    public async Task<NewKey> AddAsync(
        string workspaceId, string name, IReadOnlyCollection<string>? origins, CancellationToken cancellationToken)
    {
        var key = NewKey.Make(workspaceId, name, origins, time.GetUtcNow());
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Keys.Add(key.Row);
        await database.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>Those that open something still, newest first.</summary>
    public async Task<IReadOnlyList<KeyRow>> ListAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Live(database, workspaceId).AsNoTracking()
            .OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);
    }

    /// <summary>A new key like the old one, which is none any more after <paramref name="overlap"/>.</summary>
    public async Task<(NewKey? Key, Refusal? Refusal)> RotateAsync(
        string workspaceId, string id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await WorkspaceLock.TakeAsync(database, workspaceId, cancellationToken);
        var old = await Live(database, workspaceId).SingleOrDefaultAsync(key => key.Id == id, cancellationToken);
        if (old is null)
        {
            return (null, Unknown(id));
        }
        if (old.ExpiresAt is { } end)
        {
            return (null, Conflict($"Key '{id}' was rotated already and ends at {end:u}. Rotate the one that came after it."));
        }
        var now = time.GetUtcNow();
        var origins = old.Kind == NewKey.Publishable ? old.Origins.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
        var next = NewKey.Make(workspaceId, old.Name, origins, now);
        old.ExpiresAt = now + overlap;
        database.Keys.Add(next.Row);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (next, null);
    }

    /// <summary>At once, for everybody who shares the database.</summary>
    public async Task<Refusal?> RevokeAsync(string workspaceId, string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await WorkspaceLock.TakeAsync(database, workspaceId, cancellationToken);
        var key = await Live(database, workspaceId).SingleOrDefaultAsync(key => key.Id == id, cancellationToken);
        if (key is null)
        {
            return Unknown(id);
        }
        var hasAnother = await database.Keys.AnyAsync(
            other => other.WorkspaceId == workspaceId && other.Kind == NewKey.Secret && other.Id != id && other.ExpiresAt == null,
            cancellationToken);
        if (key.Kind == NewKey.Secret && !hasAnother)
        {
            return Conflict($"'{id}' is the only secret key, and without one nobody can make another. Rotate it: it ends at once too.");
        }
        key.ExpiresAt = time.GetUtcNow(); // The row stays, so that a key of the start is not made again at the next.
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private IQueryable<KeyRow> Live(PlatformDatabase database, string workspaceId)
    {
        var now = time.GetUtcNow();
        return database.Keys.Where(key => key.WorkspaceId == workspaceId && (key.ExpiresAt == null || key.ExpiresAt > now));
    }

    private static Refusal Unknown(string id) => new(
        ErrorCode.InvalidRequest,
        $"There is no key '{id}' in this workspace, or not any more. GET /v1/keys lists those that there are.",
        Status: StatusCodes.Status404NotFound);

    private static Refusal Conflict(string message) => new(ErrorCode.InvalidRequest, message, Status: StatusCodes.Status409Conflict);
}
