using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Sandbox.Agents;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>Finds records of one workspace.</summary>
internal sealed class RecordReader(DatabaseFactory databases, AgentCatalog agents)
{
    /// <summary>Everything of one call; null where the workspace has no such call.</summary>
    public async Task<RecordView?> FindAsync(string workspaceId, string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.Calls.AsNoTracking()
            .SingleOrDefaultAsync(call => call.Id == id && call.WorkspaceId == workspaceId, cancellationToken);
        if (row is null)
        {
            return null;
        }
        var transcript = await Transcript.ReadAsync(database, id, cancellationToken);
        return RecordView.Of(row) with
        {
            Transcript = transcript.Text,
            Turns = transcript.Turns,
            ClientStats = row.ClientStats is { } stats ? JsonNode.Parse(stats) : null,
            SkippedNodes = await SkippedNodeView.ReadAsync(database, id, cancellationToken),
        };
    }

    public async Task<List<CallRow>> ReadAsync(
        string workspaceId, RecordFilter filter, RecordPage page, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var named = filter.AgentVersionName is { } name ? await NamedAsync(database, workspaceId, name, cancellationToken) : null;
        var calls = database.Calls.AsNoTracking().Where(call => call.WorkspaceId == workspaceId);
        return await page.ReadAsync(filter.Apply(calls, named), cancellationToken);
    }

    /// <summary>What was said in each of these calls.</summary>
    public async Task<IReadOnlyDictionary<string, Transcript>> ReadTranscriptsAsync(
        IReadOnlyList<CallRow> calls, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Transcript.ReadAsync(database, [.. calls.Select(call => call.Id)], cancellationToken);
    }

    private async Task<IReadOnlyList<string>> NamedAsync(
        PlatformDatabase database, string workspaceId, string part, CancellationToken cancellationToken)
    {
        var made = await database.AgentVersions.AsNoTracking().Where(version => version.WorkspaceId == workspaceId)
            .Select(version => new { version.Id, Name = version.Title }).ToListAsync(cancellationToken);
        return
        [
            .. made.Concat(agents.Shipped.Select(version => new { version.Id, version.Name }))
                .Where(version => version.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
                .Select(version => version.Id).Distinct(),
        ];
    }
}
