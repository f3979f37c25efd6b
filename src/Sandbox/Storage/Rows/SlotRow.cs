namespace Sandbox.Storage.Rows;

/// <summary>A call that counts against its workspace's limit, and whose it is.</summary>
internal sealed class SlotRow
{
    public required string CallId { get; init; }

    public required string WorkspaceId { get; init; }

    /// <summary>The process that carries the call.</summary>
    public required string Instance { get; init; }

    /// <summary>When it must have been renewed; later, any other instance may close the call.</summary>
    public required DateTimeOffset LeaseUntil { get; set; }
}
