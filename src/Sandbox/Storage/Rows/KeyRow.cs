namespace Sandbox.Storage.Rows;

/// <summary>A key without its text.</summary>
internal sealed class KeyRow
{
    /// <summary><c>key_…</c>; names the key to people and in limits, and says nothing about its text.</summary>
    public required string Id { get; init; }

    public required string WorkspaceId { get; init; }

    /// <summary><c>secret</c> or <c>publishable</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; set; }

    /// <summary><see cref="Keys.RandomToken.Hash"/> of the key's text.</summary>
    public required string Hash { get; init; }

    public required string LastFour { get; init; }

    /// <summary>Origin rules of a publishable key, one on each line.</summary>
    public required string Origins { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>From then on it is no key any more; null: it stays one.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
