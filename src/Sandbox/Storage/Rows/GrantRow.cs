namespace Sandbox.Storage.Rows;

/// <summary>Leave for one create, given by a site's own server.</summary>
internal sealed class GrantRow
{
    /// <summary><see cref="Keys.RandomToken.Hash"/> of the grant's text.</summary>
    public required string Hash { get; init; }

    public required string WorkspaceId { get; init; }

    public required string AgentVersionId { get; init; }

    /// <summary>JSON object; its values win over the page's.</summary>
    public required string Variables { get; init; }

    /// <summary>JSON object; its values win over the page's.</summary>
    public required string Metadata { get; init; }

    /// <summary>Where it may be used; null: anywhere.</summary>
    public string? Origin { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
