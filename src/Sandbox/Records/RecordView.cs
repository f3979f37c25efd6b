using System.Text.Json.Nodes;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>
/// A record as it is read; what is not known is absent. It has no phone number: a web call has none. <c>docs/platform.md</c> says
/// which names are whose.
/// </summary>
internal sealed record RecordView(
    string Id,
    string Type,
    string Channel,
    string Status,
    string AgentId,
    string AgentVersionId,
    int AgentVersionNumber,
    JsonNode? Variables,
    JsonNode? Metadata,
    DateTime CreatedAt,
    DateTime? StartedAt,
    DateTime? EndedAt,
    long? DurationMs,
    string? EndReason,
    long? LatencyMs,
    string? Summary,
    string? Sentiment,
    JsonNode? Analysis,
    ConsentView? Consent,
    FeedbackView? Feedback)
{
    public const string Web = "web";

    /// <summary>One line for each turn. This and what follows: only where one record is read.</summary>
    public string? Transcript { get; init; }

    public IReadOnlyList<TurnView>? Turns { get; init; }

    /// <summary>What the flow passed over, as a web call cannot do it.</summary>
    public IReadOnlyList<SkippedNodeView>? SkippedNodes { get; init; }

    /// <summary>As the browser saw the call.</summary>
    public JsonNode? ClientStats { get; init; }

    public static RecordView Of(CallRow row) => new(
        row.Id,
        Web,
        Web,
        row.Status,
        row.AgentId,
        row.AgentVersionId,
        row.AgentVersionNumber,
        JsonNode.Parse(row.Variables),
        JsonNode.Parse(row.Metadata),
        row.CreatedAt.UtcDateTime,
        row.StartedAt?.UtcDateTime,
        row.EndedAt?.UtcDateTime,
        row.DurationMs,
        row.EndReason,
        row.LatencyMs,
        row.Summary,
        row.Sentiment,
        row.Analysis is null ? null : JsonNode.Parse(row.Analysis),
        row is { ConsentVersion: { } version, ConsentGivenAt: { } given } ? new ConsentView(version, given.UtcDateTime) : null,
        FeedbackView.Of(row.FeedbackRating, row.FeedbackComment));
}

/// <summary>Which text the visitor agreed to, and when.</summary>
internal sealed record ConsentView(string Version, DateTime GivenAt);

/// <summary>What the visitor says of the call.</summary>
/// <param name="Rating">1 to 5.</param>
/// <param name="Comment">At most 1,000 characters.</param>
internal sealed record FeedbackView(int? Rating, string? Comment)
{
    /// <returns>Null where nothing was said.</returns>
    public static FeedbackView? Of(int? rating, string? comment) => rating is null && comment is null ? null : new(rating, comment);
}
