namespace Sandbox.Storage.Rows;

/// <summary>An agent that was made over the API. Those in files and the fixtures are in no table.</summary>
internal sealed class AgentRow
{
    /// <summary><c>agent_…</c>.</summary>
    public required string Id { get; init; }

    public required string WorkspaceId { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The published version that runs for those who name the agent; null before the first is published.</summary>
    public int? CurrentVersionNumber { get; set; }
}

/// <summary>One version of an agent. Once published its definition never changes.</summary>
internal sealed class AgentVersionRow
{
    public required string WorkspaceId { get; init; }

    /// <summary><c>av_…</c>; the only one of its name in the workspace.</summary>
    public required string Id { get; init; }

    public required string AgentId { get; init; }

    /// <summary>Counts from 1 in each agent.</summary>
    public required int Number { get; init; }

    public required string Title { get; set; }

    /// <summary>JSON; see <c>docs/flows.md</c>.</summary>
    public required string Definition { get; set; }

    /// <summary>Made by a test: the documented ranges of times do not bind it.</summary>
    public required bool IsScripted { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: a draft, which is never served.</summary>
    public DateTimeOffset? PublishedAt { get; set; }
}
