using System.Globalization;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>The columns of an export, in the names of <see cref="RecordView"/>.</summary>
internal static class RecordColumns
{
    public const string Transcript = "transcript";
    public const string Summary = "summary";

    private static readonly Dictionary<string, Func<CallRow, string?>> OfRow = new()
    {
        ["id"] = row => row.Id,
        ["type"] = _ => RecordView.Web,
        ["channel"] = _ => RecordView.Web,
        ["status"] = row => row.Status,
        ["agent_id"] = row => row.AgentId,
        ["agent_version_id"] = row => row.AgentVersionId,
        ["agent_version_number"] = row => Text(row.AgentVersionNumber),
        ["created_at"] = row => Text(row.CreatedAt),
        ["started_at"] = row => Text(row.StartedAt),
        ["ended_at"] = row => Text(row.EndedAt),
        ["duration_ms"] = row => Text(row.DurationMs),
        ["end_reason"] = row => row.EndReason,
        ["latency_ms"] = row => Text(row.LatencyMs),
        ["sentiment"] = row => row.Sentiment,
        ["variables"] = row => row.Variables,
        ["metadata"] = row => row.Metadata,
        ["analysis"] = row => row.Analysis,
        ["consent_version"] = row => row.ConsentVersion,
        ["consent_given_at"] = row => Text(row.ConsentGivenAt),
        ["feedback_rating"] = row => Text(row.FeedbackRating),
        ["feedback_comment"] = row => row.FeedbackComment,
        ["client_stats"] = row => row.ClientStats,
        [Summary] = row => row.Summary,
    };

    public static IReadOnlyCollection<string> All { get; } = [.. OfRow.Keys, Transcript];

    public static string? Value(string column, CallRow row, Transcript transcript) =>
        column == Transcript ? transcript.Text : OfRow[column](row);

    private static string? Text(IFormattable? value) => value is DateTimeOffset time
        ? time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
        : value?.ToString(null, CultureInfo.InvariantCulture);
}
