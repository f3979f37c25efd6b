namespace Sandbox.Storage.Rows;

/// <summary>The record of one web call.</summary>
internal sealed class CallRow
{
    /// <summary><c>call_…</c>.</summary>
    public required string Id { get; init; }

    public required string WorkspaceId { get; init; }

    public required string AgentId { get; init; }

    public required string AgentVersionId { get; init; }

    public required int AgentVersionNumber { get; init; }

    /// <summary>Of the documented values: <c>created</c>, <c>initiated</c>, <c>completed</c> or <c>failed</c>.</summary>
    public required string Status { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When sound could flow.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>From <see cref="StartedAt"/> to <see cref="EndedAt"/>; null while the call lives.</summary>
    public long? DurationMs { get; set; }

    /// <summary>Of the reasons in <c>docs/protocol.md</c>; null while the call lives.</summary>
    public string? EndReason { get; set; }

    /// <summary>JSON object.</summary>
    public required string Variables { get; init; }

    /// <summary>JSON object.</summary>
    public required string Metadata { get; init; }

    /// <summary>Which text the visitor agreed to; null where none was shown.</summary>
    public string? ConsentVersion { get; init; }

    public DateTimeOffset? ConsentGivenAt { get; init; }

    /// <summary>The mean of its turns' latencies.</summary>
    public long? LatencyMs { get; set; }

    public string? Summary { get; set; }

    /// <summary><c>positive</c>, <c>neutral</c>, <c>negative</c> or <c>unknown</c>; null before the analysis.</summary>
    public string? Sentiment { get; set; }

    /// <summary>What was found in the call by the version's fields, as a JSON object; null before the analysis.</summary>
    public string? Analysis { get; set; }

    /// <summary>The call has ended and nobody has looked at it yet: the queue of the analysis.</summary>
    public bool IsAnalysisDue { get; set; }

    /// <summary>Until then one process analyses it; later, or while it is null, any may.</summary>
    public DateTimeOffset? AnalysisLeaseUntil { get; set; }

    /// <summary>1 to 5, by the visitor.</summary>
    public int? FeedbackRating { get; set; }

    public string? FeedbackComment { get; set; }

    /// <summary>What the browser measured, as a JSON object of numbers.</summary>
    public string? ClientStats { get; set; }
}
