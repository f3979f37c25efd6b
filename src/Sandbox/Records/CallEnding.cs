using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Storage;
using Sandbox.Webhooks;

namespace Sandbox.Records;

/// <summary>How a call ended, and all that follows from it in the database: in the one transaction.</summary>
/// <param name="Reason">The first that there was.</param>
/// <param name="EndedAt">When.</param>
/// <param name="Duration">From the first sound; null: sound never flowed.</param>
internal sealed record CallEnding(CallEndReason Reason, DateTimeOffset EndedAt, TimeSpan? Duration)
{
    /// <summary>Writes it. A call that has ended before keeps its first end.</summary>
    public async Task ApplyAsync(PlatformDatabase database, string callId, CancellationToken cancellationToken)
    {
        var status = Duration is null ? CallRecordStatus.Failed : CallRecordStatus.Completed;
        var durationMs = (long)(Duration ?? TimeSpan.Zero).TotalMilliseconds;
        var latency = await database.Turns
            .Where(turn => turn.CallId == callId && turn.LatencyMs != null)
            .AverageAsync(turn => (double?)turn.LatencyMs, cancellationToken);
        var (reason, latencyMs) = (Reason.Name(), (long?)latency);
        var isFirst = await database.Calls
            .Where(call => call.Id == callId && call.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(call => call.Status, status)
                    .SetProperty(call => call.EndReason, reason)
                    .SetProperty(call => call.EndedAt, EndedAt)
                    .SetProperty(call => call.DurationMs, durationMs)
                    .SetProperty(call => call.LatencyMs, latencyMs)
                    .SetProperty(call => call.IsAnalysisDue, true),
                cancellationToken) == 1;
        await database.Slots.Where(slot => slot.CallId == callId).ExecuteDeleteAsync(cancellationToken);
        if (isFirst)
        {
            IReadOnlyList<string> events = Duration is null ? [WebhookEvent.CallEnded] : [WebhookEvent.CallEnded, WebhookEvent.TranscriptReady];
            await Outbox.WriteAsync(database, callId, EndedAt, events, cancellationToken);
        }
    }
}
