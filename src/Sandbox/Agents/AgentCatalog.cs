using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Errors;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Agents;

/// <summary>
/// Every agent version that can be called: those that the sandbox brings along (<see cref="Fixtures"/> and files), in every
/// workspace, and the published ones of each workspace's own. Thread-safe.
/// </summary>
/// <param name="shipped">What the sandbox brings along.</param>
/// <param name="builder">Makes agents from rows.</param>
/// <param name="databases">Where the rows are.</param>
internal sealed class AgentCatalog(IReadOnlyCollection<AgentVersion> shipped, AgentBuilder builder, DatabaseFactory databases)
{
    // A handful in use; a test run that publishes thousands builds them anew now and then.
    private const int MostBuilt = 1_000;

    private readonly Dictionary<string, AgentVersion> byName = shipped
        .SelectMany(version => new[] { (Name: version.Id, version), (Name: version.AgentId, version) })
        .ToDictionary(named => named.Name, named => named.version, StringComparer.Ordinal);

    // What is published never changes, so what was built from it stays right.
    private readonly ConcurrentDictionary<(string AgentId, int Number, string Id, string Definition), AgentVersion> built = [];

    public IReadOnlyCollection<AgentVersion> Shipped => shipped;

    /// <summary>What a create runs that names <paramref name="id"/>; or why it cannot.</summary>
    /// <param name="workspaceId">Whose create it is.</param>
    /// <param name="id"><c>av_…</c>, a version; or <c>agent_…</c>, the current version of that agent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(AgentVersion? Version, Refusal? Refusal)> FindAsync(string workspaceId, string id, CancellationToken cancellationToken)
    {
        if (byName.TryGetValue(id, out var known))
        {
            return (known, known.Refusal);
        }
        if (!IsId(id))
        {
            return (null, Unknown(id));
        }
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var agent = await database.Agents.AsNoTracking()
            .SingleOrDefaultAsync(row => row.WorkspaceId == workspaceId && row.Id == id, cancellationToken);
        if (agent is { CurrentVersionNumber: null })
        {
            return (null, new(ErrorCode.AgentVersionNotPublished, $"Agent '{id}' has only drafts. Publish one."));
        }
        var versions = database.AgentVersions.AsNoTracking().Where(row => row.WorkspaceId == workspaceId);
        var version = agent is null
            ? await versions.SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : await versions.SingleOrDefaultAsync(row => row.AgentId == id && row.Number == agent.CurrentVersionNumber, cancellationToken);
        return version switch
        {
            null => (null, Unknown(id)),
            { PublishedAt: null } =>
                (null, new(ErrorCode.AgentVersionNotPublished, $"'{id}' is a draft. Publish it, or use a published version.")),
            _ => (Build(version), null),
        };
    }

    private AgentVersion Build(AgentVersionRow row)
    {
        if (built.Count >= MostBuilt)
        {
            built.Clear();
        }
        return built.GetOrAdd((row.AgentId, row.Number, row.Id, row.Definition), _ =>
        {
            var (definition, problems) = AgentDefinition.Read(row.Definition, row.IsScripted);
            return definition is null
                ? throw new InvalidDataException($"'{row.Id}' was published and cannot be read any more: {string.Join(" ", problems)}")
                : builder.Build(row.Id, definition) with { AgentId = row.AgentId, Number = row.Number };
        });
    }

    // Nothing else is in the tables; and PostgreSQL takes no text with a NUL.
    private static bool IsId(string id) => id.Length <= 100 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    // A page may ask too, so the workspace's own are not told.
    private Refusal Unknown(string id) => new(
        ErrorCode.AgentVersionNotFound,
        $"There is no agent version '{(id.Length <= 64 ? id : id[..64] + "…")}' in this workspace. "
        + $"Everywhere there are {string.Join(", ", shipped.Select(version => version.Id))}.");
}
