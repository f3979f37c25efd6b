namespace Sandbox.Storage.Rows;

/// <summary>Who owns keys, agents and calls, and how many calls at once.</summary>
internal sealed class WorkspaceRow
{
    /// <summary><c>ws_…</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int ConcurrencyLimit { get; set; }

    public required int CreatesPerAddressPerMinute { get; set; }

    public required int CreatesPerKeyPerMinute { get; set; }

    /// <summary>Changes each time <see cref="WorkspaceLock"/> is taken, first of all for slots: the write that others wait for.</summary>
    public long SlotVersion { get; set; }
}
