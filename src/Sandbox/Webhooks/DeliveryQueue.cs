using Microsoft.EntityFrameworkCore;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Webhooks;

/// <summary>
/// The deliveries that are due. Who takes one moves its next attempt to the end of a lease, in which no other process finds it;
/// when the process dies, it is due again then.
/// </summary>
internal sealed class DeliveryQueue(DatabaseFactory databases, TimeProvider time)
{
    /// <summary>A lease is the webhook's timeout and this for the rest.</summary>
    public static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(15);

    // The waits before the first, second and third retry; a webhook has no more.
    private static readonly TimeSpan[] BackOff = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>Takes up to <paramref name="most"/>, the longest due first.</summary>
    /// <param name="most">How many.</param>
    /// <param name="busy">Ids of webhooks that have enough to do.</param>
    /// <param name="cancellationToken">Gives up; what was taken is due again when its lease ends.</param>
    public async Task<IReadOnlyList<DueDelivery>> TakeAsync(int most, IReadOnlyCollection<string> busy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var due = await (
            from delivery in database.Deliveries.AsNoTracking()
            join webhook in database.Webhooks on delivery.WebhookId equals webhook.Id
            where delivery.NextAttemptAt <= now && !busy.Contains(delivery.WebhookId)
            orderby delivery.NextAttemptAt
            select new { delivery, webhook }).Take(most).ToListAsync(cancellationToken);
        List<DueDelivery> taken = [];
        foreach (var found in due)
        {
            var leased = Lease(found.delivery, found.webhook, now);
            if (await MoveAsync(database, found.delivery.Id, found.delivery.NextAttemptAt, leased.LeaseUntil, cancellationToken))
            {
                taken.Add(leased);
            }
        }
        return taken;
    }

    /// <summary>Notes an attempt, and when the next is due if there is one. A lease that has run out is another's: nothing is noted.</summary>
    public async Task NoteAsync(DueDelivery delivery, SendOutcome outcome, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? next = outcome.IsSuccess || delivery.Attempts >= delivery.MaxRetries ? null : now + BackOff[delivery.Attempts];
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var mine = await database.Deliveries
            .Where(row => row.Id == delivery.Id && row.NextAttemptAt == delivery.LeaseUntil)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.NextAttemptAt, next)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                    .SetProperty(row => row.IsSuccess, outcome.IsSuccess),
                cancellationToken);
        if (mine == 1)
        {
            database.Attempts.Add(new AttemptRow
            {
                DeliveryId = delivery.Id,
                RetryAttempt = delivery.Attempts,
                At = now,
                DurationMs = (long)outcome.Duration.TotalMilliseconds,
                ResponseStatus = outcome.Status,
                ErrorMessage = outcome.Error,
            });
            await database.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>It was not sent, or nobody knows whether: it is due at once.</summary>
    public async Task GiveBackAsync(DueDelivery delivery)
    {
        await using var database = await databases.CreateDbContextAsync();
        await MoveAsync(database, delivery.Id, delivery.LeaseUntil, time.GetUtcNow(), CancellationToken.None);
    }

    // Of all who found it, one moves it.
    private static async Task<bool> MoveAsync(
        PlatformDatabase database, string id, DateTimeOffset? from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await database.Deliveries.Where(row => row.Id == id && row.NextAttemptAt == from)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, to), cancellationToken) == 1;

    private static DueDelivery Lease(DeliveryRow delivery, WebhookRow webhook, DateTimeOffset now)
    {
        var timeout = TimeSpan.FromMilliseconds(webhook.TimeoutMs);
        return new DueDelivery(delivery.Id, delivery.WebhookId, delivery.Body, delivery.Attempts, now + timeout + LeaseMargin)
        {
            Url = webhook.Url,
            Secret = webhook.Secret,
            MaxRetries = webhook.MaxRetries,
            Timeout = timeout,
        };
    }
}

/// <summary>A delivery that this process sends now, with what its webhook says.</summary>
/// <param name="Id"><c>dlv_…</c>.</param>
/// <param name="WebhookId">Where to.</param>
/// <param name="Body">What.</param>
/// <param name="Attempts">Made before this one.</param>
/// <param name="LeaseUntil">Later, it is due for others.</param>
internal sealed record DueDelivery(string Id, string WebhookId, string Body, int Attempts, DateTimeOffset LeaseUntil)
{
    public required string Url { get; init; }

    public required string Secret { get; init; }

    public required int MaxRetries { get; init; }

    public required TimeSpan Timeout { get; init; }
}
