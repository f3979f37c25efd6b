using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Storage;
using Sandbox.Storage.Rows;
using Sandbox.Webhooks;

namespace Sandbox.Analysis;

/// <summary>The calls that have ended and are not analysed. Who takes one has it until a lease ends.</summary>
internal sealed class AnalysisQueue(DatabaseFactory databases, TimeProvider time)
{
    /// <summary>A language model may take two minutes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    public async Task<IReadOnlyList<DueCall>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + Lease;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var due = database.Calls.Where(call => call.IsAnalysisDue && (call.AnalysisLeaseUntil == null || call.AnalysisLeaseUntil <= now));
        var found = await due.Select(call => call.Id).Take(most).ToListAsync(cancellationToken);
        List<DueCall> taken = [];
        foreach (var id in found)
        {
            var mine = await due.Where(call => call.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(call => call.AnalysisLeaseUntil, until), cancellationToken);
            if (mine == 1)
            {
                taken.Add(new DueCall(id, until));
            }
        }
        return taken;
    }

    public async Task<FinishedCall?> ReadAsync(DueCall due, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await FinishedCall.ReadAsync(database, due.CallId, cancellationToken);
    }

    /// <summary>Writes the result with its event and what webhooks are told. Where the lease has run out, it is another's: nothing is written.</summary>
    public async Task StoreAsync(DueCall due, AnalysisResult result, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var values = result.Values?.ToJsonString(ProtocolJson.Options);
        var mine = await database.Calls
            .Where(call => call.Id == due.CallId && call.IsAnalysisDue && call.AnalysisLeaseUntil == due.LeaseUntil)
            .ExecuteUpdateAsync(
                set => set.SetProperty(call => call.Analysis, values)
                    .SetProperty(call => call.Summary, result.Summary)
                    .SetProperty(call => call.Sentiment, result.Sentiment)
                    .SetProperty(call => call.IsAnalysisDue, false)
                    .SetProperty(call => call.AnalysisLeaseUntil, (DateTimeOffset?)null),
                cancellationToken);
        if (mine == 1 && result.Values is not null)
        {
            var now = time.GetUtcNow();
            await AppendEventAsync(database, due.CallId, result, now, cancellationToken);
            await Outbox.WriteAsync(database, due.CallId, now, [WebhookEvent.AnalysisReady], cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Others may take it at once.</summary>
    public async Task GiveBackAsync(DueCall due)
    {
        await using var database = await databases.CreateDbContextAsync();
        await database.Calls.Where(call => call.Id == due.CallId && call.AnalysisLeaseUntil == due.LeaseUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.AnalysisLeaseUntil, (DateTimeOffset?)null));
    }

    private static async Task AppendEventAsync(
        PlatformDatabase database, string callId, AnalysisResult result, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var last = await database.Events.Where(made => made.CallId == callId).MaxAsync(made => (long?)made.Number, cancellationToken);
        var data = new { Analysis = result.Values, result.Summary, result.Sentiment };
        database.Events.Add(new EventRow
        {
            CallId = callId,
            Number = (last ?? 0) + 1,
            Type = "analysis",
            Data = JsonSerializer.Serialize(data, ProtocolJson.Options),
            At = at,
        });
        await database.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A call that this process analyses now.</summary>
internal sealed record DueCall(string CallId, DateTimeOffset LeaseUntil);
