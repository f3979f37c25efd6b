using Microsoft.EntityFrameworkCore;
using Sandbox.Errors;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Agents;

/// <summary>Reads agents: a workspace's own, newest first, then those that the sandbox brings along.</summary>
internal sealed class AgentList(DatabaseFactory databases, AgentCatalog catalog)
{
    /// <summary>All, their versions without definitions.</summary>
    public async Task<IReadOnlyList<AgentView>> ReadAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var agents = await database.Agents.AsNoTracking().Where(row => row.WorkspaceId == workspaceId)
            .OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var versions = Light(database.AgentVersions.AsNoTracking().Where(row => row.WorkspaceId == workspaceId));
        var byAgent = (await versions.ToListAsync(cancellationToken)).ToLookup(row => row.AgentId);
        return
        [
            // One that was deleted just now has none.
            .. agents.Where(agent => byAgent.Contains(agent.Id)).Select(agent => AgentView.Of(agent, byAgent[agent.Id]).WithoutDefinitions()),
            .. catalog.Shipped.Select(version => AgentView.Of(version)),
        ];
    }

    /// <returns>One of the two.</returns>
    public async Task<(AgentView? Agent, Refusal? Refusal)> ReadAsync(string workspaceId, string id, CancellationToken cancellationToken)
    {
        if (FindShipped(id) is { } shipped)
        {
            return (AgentView.Of(shipped), null);
        }
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var agent = await database.Agents.AsNoTracking()
            .SingleOrDefaultAsync(row => row.WorkspaceId == workspaceId && row.Id == id, cancellationToken);
        var versions = await database.AgentVersions.AsNoTracking().Where(row => row.AgentId == id).ToListAsync(cancellationToken);
        return agent is null || versions.Count == 0 ? (null, AgentRegister.Unknown(id)) : (AgentView.Of(agent, versions), null);
    }

    // Definitions are long, and of all an agent's only the newest is asked for its type.
    private static IQueryable<AgentVersionRow> Light(IQueryable<AgentVersionRow> versions) => versions.Select(row => new AgentVersionRow
    {
        WorkspaceId = row.WorkspaceId,
        Id = row.Id,
        AgentId = row.AgentId,
        Number = row.Number,
        Title = row.Title,
        Definition = versions.Any(later => later.AgentId == row.AgentId && later.Number > row.Number) ? "{}" : row.Definition,
        IsScripted = row.IsScripted,
        CreatedAt = row.CreatedAt,
        PublishedAt = row.PublishedAt,
    });

    public AgentVersion? FindShipped(string agentId) => catalog.Shipped.FirstOrDefault(version => version.AgentId == agentId);
}
