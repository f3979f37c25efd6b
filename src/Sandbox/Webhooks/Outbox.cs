using Microsoft.EntityFrameworkCore;
using Sandbox.Keys;
using Sandbox.Records;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Webhooks;

/// <summary>
/// Writes what webhooks are to be told, in the transaction of what it tells of: either both are there or neither, whenever the
/// process dies. <see cref="DeliveryWorker"/> sends it.
/// </summary>
internal static class Outbox
{
    /// <param name="database">With the transaction, in which the call's row is as the events say.</param>
    /// <param name="callId">The call.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="events">Of <see cref="WebhookEvent"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task WriteAsync(
        PlatformDatabase database, string callId, DateTimeOffset at, IReadOnlyList<string> events, CancellationToken cancellationToken)
    {
        var webhooks = await database.Webhooks.AsNoTracking()
            .Where(webhook => database.Calls.Any(call => call.Id == callId && call.WorkspaceId == webhook.WorkspaceId))
            .ToListAsync(cancellationToken);
        if (webhooks.Count == 0)
        {
            return;
        }
        var row = await database.Calls.AsNoTracking().SingleAsync(call => call.Id == callId, cancellationToken);
        foreach (var name in events)
        {
            var told = webhooks.Where(webhook => webhook.Events.Split(' ').Contains(name)).ToList();
            if (told.Count > 0)
            {
                var transcript = name == WebhookEvent.TranscriptReady ? await Transcript.ReadAsync(database, callId, cancellationToken) : null;
                var body = EventBody.Of(name, row, transcript, at);
                database.Deliveries.AddRange(told.Select(webhook => Delivery(webhook, callId, name, body, at)));
            }
        }
        await database.SaveChangesAsync(cancellationToken);
        database.ChangeTracker.Clear();
    }

    private static DeliveryRow Delivery(WebhookRow webhook, string callId, string name, string body, DateTimeOffset at) => new()
    {
        Id = "dlv_" + RandomToken.Create(),
        WebhookId = webhook.Id,
        CallId = callId,
        Event = name,
        Body = body,
        CreatedAt = at,
        NextAttemptAt = at,
    };
}
