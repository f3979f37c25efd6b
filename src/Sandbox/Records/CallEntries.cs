using Microsoft.EntityFrameworkCore;
using Sandbox.Calls;
using Sandbox.Events;
using Sandbox.Storage;
using Sandbox.Storage.Rows;
using Sandbox.Webhooks;

namespace Sandbox.Records;

/// <summary>A call was answered.</summary>
internal sealed class CallMade(CallRow row) : JournalEntry
{
    /// <summary>False, once it is stored: its workspace was removed meanwhile, and with it the call's slot.</summary>
    public bool IsKept { get; private set; }

    public override async Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken)
    {
        IsKept = await database.Slots.AnyAsync(slot => slot.CallId == row.Id, cancellationToken);
        if (!IsKept)
        {
            return;
        }
        database.Calls.Add(row);
        await database.SaveChangesAsync(cancellationToken);
        database.ChangeTracker.Clear();
    }
}

/// <summary>Somebody is there (<c>initiated</c>), or sound can flow for the first time (<paramref name="startedAt"/>).</summary>
internal sealed class CallReached(string callId, DateTimeOffset? startedAt) : JournalEntry
{
    public override async Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken)
    {
        var living = database.Calls.Where(call => call.Id == callId && call.EndedAt == null);
        await living.ExecuteUpdateAsync(set => set.SetProperty(call => call.Status, CallRecordStatus.Initiated), cancellationToken);
        if (startedAt is not { } at)
        {
            return;
        }
        var isFirst = await living.Where(call => call.StartedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.StartedAt, at), cancellationToken) == 1;
        if (isFirst)
        {
            await Outbox.WriteAsync(database, callId, at, [WebhookEvent.CallStarted], cancellationToken);
        }
    }
}

/// <summary>An event, and the turn that it shows when it is one of the transcript.</summary>
internal sealed class EventMade(string callId, CallEvent made, TranscriptEvent? turn, DateTimeOffset at, Action onReleased)
    : JournalEntry(onReleased)
{
    public override async Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken)
    {
        var atMs = at.ToUnixTimeMilliseconds();
        await database.Database.ExecuteSqlAsync(
            $"INSERT INTO events (call_id, number, type, data, at) VALUES ({callId}, {made.Id}, {made.Type}, {made.Data}, {atMs})",
            cancellationToken);
        if (turn is not null)
        {
            await KeepAsync(database, turn, cancellationToken);
        }
    }

    private Task<int> KeepAsync(PlatformDatabase database, TranscriptEvent turn, CancellationToken cancellationToken)
    {
        // No text of PostgreSQL holds a NUL; one comes from whoever types it, or from a page's variable that the agent says.
        var text = turn.Text.Replace("\0", "", StringComparison.Ordinal);
        var role = turn.Role == Agents.TurnRole.Agent ? "agent" : "user";
        return database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO turns (call_id, turn_id, position, role, text, is_final, start_ms, end_ms, latency_ms)
            VALUES ({callId}, {turn.TurnId}, {made.Id}, {role}, {text}, {turn.Final}, {turn.StartMs}, {turn.EndMs}, {turn.LatencyMs})
            ON CONFLICT (call_id, turn_id) DO UPDATE SET
                text = excluded.text, is_final = excluded.is_final, start_ms = excluded.start_ms, end_ms = excluded.end_ms,
                latency_ms = coalesce(excluded.latency_ms, turns.latency_ms)
            """,
            cancellationToken);
    }
}

/// <summary>The call has ended, and its slot is free.</summary>
internal sealed class CallOver(string callId, CallEnding ending) : JournalEntry
{
    public override Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken) =>
        ending.ApplyAsync(database, callId, cancellationToken);
}

/// <summary>All that was said of the call until now.</summary>
internal sealed class FeedbackGiven(string callId, CallFeedback all) : JournalEntry
{
    public override Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken)
    {
        var stats = all.Stats.ToJson()?.ToJsonString();
        return database.Calls.Where(call => call.Id == callId).ExecuteUpdateAsync(
            set => set.SetProperty(call => call.FeedbackRating, all.Rating)
                .SetProperty(call => call.FeedbackComment, all.Comment)
                .SetProperty(call => call.ClientStats, stats),
            cancellationToken);
    }
}

/// <summary>Nobody got the answer: nothing of the call stays, and its slot is free.</summary>
internal sealed class CallUndone(string callId) : JournalEntry
{
    public override async Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken)
    {
        await database.Events.Where(made => made.CallId == callId).ExecuteDeleteAsync(cancellationToken);
        await database.Turns.Where(turn => turn.CallId == callId).ExecuteDeleteAsync(cancellationToken);
        await database.Calls.Where(call => call.Id == callId).ExecuteDeleteAsync(cancellationToken);
        await database.Slots.Where(slot => slot.CallId == callId).ExecuteDeleteAsync(cancellationToken);
    }
}
