using Sandbox.Storage.Rows;
using Sandbox.Tests.Infrastructure;
using Sandbox.Workspaces;

namespace Sandbox.Tests.Records;

/// <summary>Records as a test wants them.</summary>
internal static class CallRows
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="id">Without <c>call_</c>.</param>
    /// <param name="createdAfter">Seconds after <see cref="Start"/>.</param>
    /// <param name="durationMs">Null: it lives.</param>
    /// <param name="version">Without <c>av_</c>; its agent has the same name.</param>
    /// <param name="workspace">Whose it is.</param>
    public static CallRow New(
        string id, double createdAfter = 0, long? durationMs = 1000, string version = "tone", string workspace = Workspace.OwnId) => new()
    {
        Id = "call_" + id,
        WorkspaceId = workspace,
        AgentId = "agent_" + version,
        AgentVersionId = "av_" + version,
        AgentVersionNumber = 1,
        Status = durationMs is null ? "initiated" : "completed",
        CreatedAt = Start.AddSeconds(createdAfter),
        EndedAt = durationMs is { } ms ? Start.AddSeconds(createdAfter).AddMilliseconds(ms) : null,
        DurationMs = durationMs,
        EndReason = durationMs is null ? null : "user_disconnected",
        Variables = "{}",
        Metadata = "{}",
    };

    public static async Task AddAsync(TestSandbox sandbox, params IEnumerable<object> rows)
    {
        await using var database = await sandbox.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        database.AddRange(rows);
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
