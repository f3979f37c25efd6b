using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Sandbox.Records;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Analysis;

/// <summary>What an analysis has to go by.</summary>
/// <param name="Record">Ended.</param>
/// <param name="Transcript">All that was said.</param>
/// <param name="Path">The nodes of the flow, in order.</param>
internal sealed record FinishedCall(CallRow Record, Transcript Transcript, IReadOnlyList<string> Path)
{
    /// <returns>Null: its workspace is removed.</returns>
    public static async Task<FinishedCall?> ReadAsync(PlatformDatabase database, string callId, CancellationToken cancellationToken)
    {
        var record = await database.Calls.AsNoTracking().SingleOrDefaultAsync(call => call.Id == callId, cancellationToken);
        if (record is null)
        {
            return null;
        }
        var nodes = await database.Events.AsNoTracking().Where(made => made.CallId == callId && made.Type == "node")
            .OrderBy(made => made.Number).Select(made => made.Data).ToListAsync(cancellationToken);
        return new FinishedCall(
            record,
            await Transcript.ReadAsync(database, callId, cancellationToken),
            [.. nodes.Select(node => (string?)JsonNode.Parse(node)?["node_id"]).OfType<string>()]);
    }
}
