using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Agents;

/// <summary>
/// The agents that workspaces make. Each has at all times one draft, the version with the highest number; publishing it freezes
/// it and opens the next.
/// </summary>
internal sealed class AgentRegister(DatabaseFactory databases, TimeProvider time)
{
    public Task<AgentView> CreateAsync(string workspaceId, CreateAgent asked, CancellationToken cancellationToken) =>
        CreateAsync(workspaceId, asked, isScripted: false, cancellationToken);

    /// <param name="workspaceId">Whose agent it is.</param>
    /// <param name="asked">Checked.</param>
    /// <param name="isScripted">Made by a test: the documented ranges of times do not bind it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AgentView> CreateAsync(string workspaceId, CreateAgent asked, bool isScripted, CancellationToken cancellationToken)
    {
        var agent = new AgentRow
        {
            Id = "agent_" + RandomToken.Create(),
            WorkspaceId = workspaceId,
            Name = asked.Title!,
            CreatedAt = time.GetUtcNow(),
        };
        var first = new AgentVersionRow
        {
            WorkspaceId = workspaceId,
            Id = NewVersionId(),
            AgentId = agent.Id,
            Number = 1,
            Title = asked.VersionTitle ?? TitleOf(1),
            Definition = asked.Definition!.Value.GetRawText(),
            IsScripted = isScripted,
            CreatedAt = agent.CreatedAt,
        };
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Add(agent);
        database.Add(first);
        if (asked.IsPublished)
        {
            Publish(database, agent, first);
        }
        await database.SaveChangesAsync(cancellationToken);
        return AgentView.Of(agent, database.AgentVersions.Local);
    }

    /// <returns>One of the two.</returns>
    public async Task<(AgentView? Agent, Refusal? Refusal)> ChangeAsync(
        string workspaceId, string id, ChangeAgent asked, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await WorkspaceLock.TakeAsync(database, workspaceId, cancellationToken);
        var agent = await database.Agents.SingleOrDefaultAsync(row => row.WorkspaceId == workspaceId && row.Id == id, cancellationToken);
        if (agent is null)
        {
            return (null, Unknown(id));
        }
        var versions = await database.AgentVersions.Where(row => row.AgentId == id).ToListAsync(cancellationToken);
        var refusal = ChangeVersion(database, agent, versions, asked) ?? ChangeCurrent(agent, versions, asked.CurrentVersionNumber);
        if (refusal is not null)
        {
            return (null, refusal);
        }
        agent.Name = asked.Title ?? agent.Name;
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (AgentView.Of(agent, database.AgentVersions.Local), null);
    }

    /// <summary>With its versions; its calls and their records stay.</summary>
    public async Task<Refusal?> DeleteAsync(string workspaceId, string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await WorkspaceLock.TakeAsync(database, workspaceId, cancellationToken);
        await database.AgentVersions.Where(row => row.WorkspaceId == workspaceId && row.AgentId == id).ExecuteDeleteAsync(cancellationToken);
        var found = await database.Agents.Where(row => row.WorkspaceId == workspaceId && row.Id == id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return found == 1 ? null : Unknown(id);
    }

    public static Refusal Unknown(string id) => new(
        ErrorCode.AgentVersionNotFound, $"There is no agent '{id}' in this workspace. GET /v1/agents lists those that there are.");

    private Refusal? ChangeVersion(PlatformDatabase database, AgentRow agent, List<AgentVersionRow> versions, ChangeAgent asked)
    {
        if (asked.VersionNumber is not { } number)
        {
            return null;
        }
        if (versions.Find(row => row.Number == number) is not { } version)
        {
            return NoVersion(agent, versions, number);
        }
        if (version.PublishedAt is not null)
        {
            return new(ErrorCode.InvalidRequest,
                $"Version {number} of '{agent.Id}' is published, so it never changes. Change draft {versions.Max(row => row.Number)}.",
                Status: StatusCodes.Status409Conflict);
        }
        if (asked.Definition is { } definition)
        {
            if (AgentFields.CheckDefinition(definition, version.IsScripted) is { } problems)
            {
                return problems;
            }
            version.Definition = definition.GetRawText();
        }
        version.Title = asked.VersionTitle ?? version.Title;
        if (asked.IsPublished is true)
        {
            Publish(database, agent, version);
        }
        return null;
    }

    private static Refusal? ChangeCurrent(AgentRow agent, List<AgentVersionRow> versions, int? number)
    {
        if (number is null)
        {
            return null;
        }
        if (versions.Find(row => row.Number == number) is not { } version)
        {
            return NoVersion(agent, versions, number.Value);
        }
        agent.CurrentVersionNumber = number;
        return version.PublishedAt is not null
            ? null
            : new(ErrorCode.AgentVersionNotPublished, $"Version {number} of '{agent.Id}' is a draft. Publish it with 'is_published': true.");
    }

    private void Publish(PlatformDatabase database, AgentRow agent, AgentVersionRow draft)
    {
        draft.PublishedAt = time.GetUtcNow();
        agent.CurrentVersionNumber = draft.Number;
        database.Add(new AgentVersionRow
        {
            WorkspaceId = draft.WorkspaceId,
            Id = NewVersionId(),
            AgentId = draft.AgentId,
            Number = draft.Number + 1,
            Title = TitleOf(draft.Number + 1),
            Definition = draft.Definition,
            IsScripted = draft.IsScripted,
            CreatedAt = draft.PublishedAt.Value,
        });
    }

    private static Refusal NoVersion(AgentRow agent, List<AgentVersionRow> versions, int number) => new(
        ErrorCode.AgentVersionNotFound, $"'{agent.Id}' has no version {number}. It has 1 to {versions.Max(row => row.Number)}.");

    private static string NewVersionId() => "av_" + RandomToken.Create();

    private static string TitleOf(int number) => $"Version {number}";
}
