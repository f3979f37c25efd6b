using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>Ends the calls that nobody carries any more: <c>system_failure</c>, with the transcript until then.</summary>
internal sealed partial class AbandonedCalls(DatabaseFactory databases, Instance instance, TimeProvider time, ILogger<AbandonedCalls> logger)
{
    /// <summary>Closes calls whose lease has run out; in a database of this process alone, all that are not its own.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var abandoned = await database.Slots.AsNoTracking()
            .Where(slot => slot.Instance != instance.Id && (slot.LeaseUntil <= now || !databases.IsShared))
            .ToListAsync(cancellationToken);
        foreach (var slot in abandoned)
        {
            await CloseAsync(database, slot, cancellationToken);
        }
    }

    /// <summary>Closes these calls, which this process held and carries no more.</summary>
    public async Task CloseAsync(IReadOnlyCollection<string> callIds, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var left = await database.Slots.AsNoTracking().Where(slot => callIds.Contains(slot.CallId)).ToListAsync(cancellationToken);
        foreach (var slot in left)
        {
            await CloseAsync(database, slot, cancellationToken);
        }
    }

    private async Task CloseAsync(PlatformDatabase database, SlotRow slot, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // Of all who find it, one deletes it; a holder that renewed it meanwhile keeps it.
        var mine = await database.Slots
            .Where(held => held.CallId == slot.CallId && held.LeaseUntil == slot.LeaseUntil)
            .ExecuteDeleteAsync(cancellationToken);
        var call = await database.Calls.AsNoTracking().SingleOrDefaultAsync(row => row.Id == slot.CallId, cancellationToken);
        if (mine == 1 && call is not null)
        {
            var lastSeen = await LastSeenAsync(database, call, slot, cancellationToken);
            var ending = new CallEnding(CallEndReason.SystemFailure, lastSeen, lastSeen - call.StartedAt);
            await ending.ApplyAsync(database, slot.CallId, cancellationToken);
            LogClosed(logger, slot.CallId);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Its holder lived when it renewed the slot and when it wrote the last event.</summary>
    private static async Task<DateTimeOffset> LastSeenAsync(
        PlatformDatabase database, CallRow call, SlotRow slot, CancellationToken cancellationToken)
    {
        var renewed = slot.LeaseUntil - CallSlots.Lease;
        var lastEvent = await database.Events.AsNoTracking().Where(made => made.CallId == call.Id)
            .OrderByDescending(made => made.Number).Select(made => (DateTimeOffset?)made.At).FirstOrDefaultAsync(cancellationToken);
        return lastEvent > renewed ? lastEvent.Value : renewed;
    }

    [LoggerMessage(LogLevel.Warning, "{CallId} was carried by nobody any more, and is closed")]
    private static partial void LogClosed(ILogger logger, string callId);
}
