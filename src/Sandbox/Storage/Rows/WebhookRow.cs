namespace Sandbox.Storage.Rows;

/// <summary>Where a workspace wants to be told of its calls.</summary>
internal sealed class WebhookRow
{
    /// <summary><c>wh_…</c>.</summary>
    public required string Id { get; init; }

    public required string WorkspaceId { get; init; }

    public required string Url { get; set; }

    /// <summary>Names of events, separated by spaces.</summary>
    public required string Events { get; set; }

    /// <summary>Signs what is sent, so it is kept as it is.</summary>
    public required string Secret { get; set; }

    /// <summary>How often a delivery is tried again, 0 to 3.</summary>
    public required int MaxRetries { get; set; }

    public required int TimeoutMs { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>One event on its way to one webhook: the outbox.</summary>
internal sealed class DeliveryRow
{
    /// <summary><c>dlv_…</c>.</summary>
    public required string Id { get; init; }

    public required string WebhookId { get; init; }

    public required string CallId { get; init; }

    public required string Event { get; init; }

    /// <summary>What is sent, byte for byte, at every attempt.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>While a process sends it, the end of its lease, so that no other finds it. Null: delivered, or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    public bool IsSuccess { get; set; }
}

/// <summary>One attempt of a delivery: its log.</summary>
internal sealed class AttemptRow
{
    public required string DeliveryId { get; init; }

    /// <summary>0 is the first, then the retries.</summary>
    public required int RetryAttempt { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long DurationMs { get; init; }

    /// <summary>Null: no answer came.</summary>
    public int? ResponseStatus { get; init; }

    public string? ErrorMessage { get; init; }
}
