using Microsoft.EntityFrameworkCore;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>Reads a part of a list. From a cursor on, that costs the same wherever the part is: an index has the calls in their order.</summary>
/// <param name="Sort">The order.</param>
/// <param name="After">Where it begins; null: at the first call.</param>
/// <param name="Skip">How many calls it passes over before it begins.</param>
/// <param name="Count">How many it has at most.</param>
internal sealed record RecordPage(RecordSort Sort, RecordCursor? After, int Skip, int Count)
{
    /// <param name="calls">All calls of the list, in no order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<CallRow>> ReadAsync(IQueryable<CallRow> calls, CancellationToken cancellationToken) => Sort.IsByDuration
        ? ReadByDurationAsync(calls, cancellationToken)
        : ByCreation(calls).Skip(Skip).Take(Count).ToListAsync(cancellationToken);

    // Calls that live have no duration. They come after the others in either order: the two databases would disagree.
    private async Task<List<CallRow>> ReadByDurationAsync(IQueryable<CallRow> calls, CancellationToken cancellationToken)
    {
        // A cursor among those that live is past the others.
        var ended = After is { Value: null } ? null : ByDuration(calls.Where(call => call.DurationMs != null));
        List<CallRow> rows = ended is null ? [] : await ended.Skip(Skip).Take(Count).ToListAsync(cancellationToken);
        if (rows.Count == Count)
        {
            return rows;
        }
        var skip = rows.Count > 0 ? 0 : Skip;
        if (skip > 0 && ended is not null)
        {
            skip -= await ended.CountAsync(cancellationToken);
        }
        var living = ById(calls.Where(call => call.DurationMs == null));
        rows.AddRange(await living.Skip(skip).Take(Count - rows.Count).ToListAsync(cancellationToken));
        return rows;
    }

    // The first comparison is for the index, the second for those that are equal in it.
    private IQueryable<CallRow> ByCreation(IQueryable<CallRow> calls)
    {
        if (After is { Value: { } ms, Id: var id })
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(ms);
            calls = Sort.IsDescending
                ? calls.Where(call => call.CreatedAt <= at && (call.CreatedAt < at || string.Compare(call.Id, id) < 0))
                : calls.Where(call => call.CreatedAt >= at && (call.CreatedAt > at || string.Compare(call.Id, id) > 0));
        }
        return Sort.IsDescending
            ? calls.OrderByDescending(call => call.CreatedAt).ThenByDescending(call => call.Id)
            : calls.OrderBy(call => call.CreatedAt).ThenBy(call => call.Id);
    }

    private IQueryable<CallRow> ByDuration(IQueryable<CallRow> ended)
    {
        if (After is { Value: { } ms, Id: var id })
        {
            ended = Sort.IsDescending
                ? ended.Where(call => call.DurationMs <= ms && (call.DurationMs < ms || string.Compare(call.Id, id) < 0))
                : ended.Where(call => call.DurationMs >= ms && (call.DurationMs > ms || string.Compare(call.Id, id) > 0));
        }
        return Sort.IsDescending
            ? ended.OrderByDescending(call => call.DurationMs).ThenByDescending(call => call.Id)
            : ended.OrderBy(call => call.DurationMs).ThenBy(call => call.Id);
    }

    private IQueryable<CallRow> ById(IQueryable<CallRow> living)
    {
        if (After is { Value: null, Id: var id })
        {
            living = Sort.IsDescending
                ? living.Where(call => string.Compare(call.Id, id) < 0)
                : living.Where(call => string.Compare(call.Id, id) > 0);
        }
        return Sort.IsDescending ? living.OrderByDescending(call => call.Id) : living.OrderBy(call => call.Id);
    }
}
