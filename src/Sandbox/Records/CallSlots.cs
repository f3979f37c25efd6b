using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>
/// The calls of a workspace that count against its limit, each from its create to its end. Counted in the database, so that
/// all who share it count the same.
/// </summary>
internal sealed class CallSlots(DatabaseFactory databases, Instance instance, TimeProvider time)
{
    /// <summary>Who holds a slot renews it this often…</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    /// <summary>…and has lost it when it has not done so for this long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, bool> creating = new(StringComparer.Ordinal);

    private DateTimeOffset LeaseEnd => time.GetUtcNow() + Lease;

    /// <summary>Between <see cref="Begin"/> and its end a call may have a slot and be in no registry.</summary>
    public bool IsBeingCreated(string callId) => creating.ContainsKey(callId);

    /// <summary>A call is being created. Disposing says that it is there, or never will be.</summary>
    public IDisposable Begin(string callId)
    {
        creating[callId] = true;
        return new Creation(() => creating.TryRemove(callId, out _));
    }

    /// <returns>Null; or the workspace's limit, which is reached.</returns>
    public async Task<int?> TryTakeAsync(string workspaceId, string callId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await WorkspaceLock.TakeAsync(database, workspaceId, cancellationToken);
        var limit = await database.Workspaces.Where(workspace => workspace.Id == workspaceId)
            .Select(workspace => workspace.ConcurrencyLimit).SingleOrDefaultAsync(cancellationToken);
        // Whatever its lease: a holder that is only late may still renew it, until somebody has closed the call.
        var taken = await database.Slots.CountAsync(slot => slot.WorkspaceId == workspaceId, cancellationToken);
        if (taken >= limit)
        {
            return limit;
        }
        database.Slots.Add(new SlotRow { CallId = callId, WorkspaceId = workspaceId, Instance = instance.Id, LeaseUntil = LeaseEnd });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <returns>The calls that are still this process's; others have closed the rest.</returns>
    public async Task<IReadOnlySet<string>> RenewAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var until = LeaseEnd;
        var mine = database.Slots.Where(slot => slot.Instance == instance.Id);
        await mine.ExecuteUpdateAsync(set => set.SetProperty(slot => slot.LeaseUntil, until), cancellationToken);
        return await mine.Select(slot => slot.CallId).ToHashSetAsync(cancellationToken);
    }

    private sealed class Creation(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
