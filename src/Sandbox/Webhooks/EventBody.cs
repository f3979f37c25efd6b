using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Records;
using Sandbox.Storage.Rows;

namespace Sandbox.Webhooks;

/// <summary>
/// What a webhook is sent about a call. The first names are documented (https://dialnexa.com/docs/monitor/webhooks), without
/// <c>phone_number</c>, which a web call does not have; the rest is named as in the record. A session is a call.
/// </summary>
internal sealed record EventBody(
    string Event, string WorkspaceId, string SessionId, string AgentId, DateTime Timestamp, string AgentVersionId, int AgentVersionNumber)
{
    public string Type { get; } = "web";

    public required string Status { get; init; }

    public required JsonNode? Variables { get; init; }

    public required JsonNode? Metadata { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime? StartedAt { get; init; }

    public required DateTime? EndedAt { get; init; }

    public required long? DurationMs { get; init; }

    public required string? EndReason { get; init; }

    /// <summary>Of <see cref="WebhookEvent.TranscriptReady"/>, like <see cref="Turns"/>.</summary>
    public required string? Transcript { get; init; }

    public required IReadOnlyList<TurnView>? Turns { get; init; }

    /// <summary>Of <see cref="WebhookEvent.AnalysisReady"/>, like the next two.</summary>
    public required JsonNode? Analysis { get; init; }

    public required string? Summary { get; init; }

    public required string? Sentiment { get; init; }

    /// <param name="name">Of <see cref="WebhookEvent"/>.</param>
    /// <param name="call">As it is now.</param>
    /// <param name="transcript">For the event that has one.</param>
    /// <param name="at">When it happened.</param>
    public static string Of(string name, CallRow call, Transcript? transcript, DateTimeOffset at) => JsonSerializer.Serialize(
        new EventBody(name, call.WorkspaceId, call.Id, call.AgentId, at.UtcDateTime, call.AgentVersionId, call.AgentVersionNumber)
        {
            Status = call.Status,
            Variables = JsonNode.Parse(call.Variables),
            Metadata = JsonNode.Parse(call.Metadata),
            CreatedAt = call.CreatedAt.UtcDateTime,
            StartedAt = call.StartedAt?.UtcDateTime,
            EndedAt = call.EndedAt?.UtcDateTime,
            DurationMs = call.DurationMs,
            EndReason = call.EndReason,
            Transcript = transcript?.Text,
            Turns = transcript?.Turns,
            Analysis = call.Analysis is null ? null : JsonNode.Parse(call.Analysis),
            Summary = call.Summary,
            Sentiment = call.Sentiment,
        },
        ProtocolJson.Options);

    /// <summary>The ping: flat, as documented.</summary>
    public static string OfVerification(string workspaceId, DateTimeOffset at) => JsonSerializer.Serialize(
        new
        {
            Event = WebhookEvent.Verification,
            WorkspaceId = workspaceId,
            Message = "Answer with 2xx, and the webhook is saved.",
            Timestamp = at.UtcDateTime,
        },
        ProtocolJson.Options);
}
