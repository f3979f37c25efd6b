using System.Collections.Concurrent;
using Sandbox.Queues;

namespace Sandbox.Webhooks;

/// <summary>Sends what is due to webhooks.</summary>
internal sealed partial class DeliveryWorker(DeliveryQueue queue, WebhookSender sender, TimeProvider time, ILogger<DeliveryWorker> logger)
    : QueueWorker<DueDelivery>(Places, time, logger)
{
    private const int Places = 32;

    // One that answers slowly must not keep the others waiting.
    private const int PlacesOfOne = 8;

    private readonly ConcurrentDictionary<string, DueDelivery> underWay = new(StringComparer.Ordinal);

    protected override async Task<IReadOnlyList<DueDelivery>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        string[] busy = [.. underWay.Values.GroupBy(delivery => delivery.WebhookId).Where(group => group.Count() >= PlacesOfOne).Select(group => group.Key)];
        var taken = await queue.TakeAsync(Math.Min(most, PlacesOfOne), busy, cancellationToken);
        foreach (var delivery in taken)
        {
            underWay[delivery.Id] = delivery;
        }
        return taken;
    }

    protected override async Task WorkAsync(DueDelivery item, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await sender.SendAsync(item, cancellationToken);
            if (!outcome.IsSuccess)
            {
                LogFailed(logger, item.Id, item.WebhookId, item.Attempts, outcome.Error!);
            }
            await queue.NoteAsync(item, outcome, CancellationToken.None); // It was sent: that has to be known, even while the server stops.
        }
        catch (OperationCanceledException)
        {
            await queue.GiveBackAsync(item);
            throw;
        }
        finally
        {
            underWay.TryRemove(item.Id, out _);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Delivery {DeliveryId} to {WebhookId}, retry {Retry}, failed: {Error}")]
    private static partial void LogFailed(ILogger logger, string deliveryId, string webhookId, int retry, string error);
}
