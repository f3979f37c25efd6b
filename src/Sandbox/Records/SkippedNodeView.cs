using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Storage;

namespace Sandbox.Records;

/// <summary>A node of the flow that a web call passes over, and why: from the call's <c>node</c> events.</summary>
internal sealed record SkippedNodeView(string NodeId, string Type, string Why)
{
    private sealed record NodeEvent(string NodeId, string Type, bool? Skipped, string? Why);

    /// <summary>In the order of the call.</summary>
    public static async Task<IReadOnlyList<SkippedNodeView>> ReadAsync(
        PlatformDatabase database, string callId, CancellationToken cancellationToken)
    {
        var nodes = await database.Events.AsNoTracking().Where(made => made.CallId == callId && made.Type == "node")
            .OrderBy(made => made.Number).Select(made => made.Data).ToListAsync(cancellationToken);
        return
        [
            .. nodes.Select(data => JsonSerializer.Deserialize<NodeEvent>(data, ProtocolJson.Options)!)
                .Where(node => node.Skipped == true)
                .Select(node => new SkippedNodeView(node.NodeId, node.Type, node.Why ?? "")),
        ];
    }
}
