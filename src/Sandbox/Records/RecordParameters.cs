using Sandbox.Analysis;

namespace Sandbox.Records;

/// <summary>The parameters of <c>GET /v1/calls</c>, for those who read them and for the OpenAPI document.</summary>
internal static class RecordParameters
{
    /// <summary>Name and what it does.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["agent_id"] = "Agents, as a comma list.",
        ["agent_version_id"] = "Agent versions, as a comma list.",
        ["agent_version_name"] = "A part of the version's name, in any case.",
        ["call_id"] = "Calls, as a comma list.",
        ["batch_call_id"] = "Batches, as a comma list. No web call is of a batch, so none matches.",
        ["from"] = "A phone number. No web call has one, so none matches.",
        ["to"] = "A phone number. No web call has one, so none matches.",
        ["type"] = "web, phone, or both as a comma list. Every call here is of type web.",
        ["call_direction"] = "inbound, outbound, or both as a comma list. A web call has none, so none matches.",
        ["status"] = "Statuses, as a comma list.",
        ["sentiment"] = "positive, neutral, negative, unknown, as a comma list.",
        ["end_reason"] = "End reasons, as a comma list.",
        ["latency_min"] = "The least mean latency of the agent's turns, in ms.",
        ["latency_max"] = "The greatest mean latency of the agent's turns, in ms.",
        ["duration_min"] = "The least duration, in ms.",
        ["duration_max"] = "The greatest duration, in ms.",
        ["duration_greater_than"] = "Longer than so many ms.",
        ["duration_less_than"] = "Shorter than so many ms.",
        ["start_date"] = "Created at this time (ISO 8601) or later; a day counts from its start, in UTC.",
        ["end_date"] = "Created at this time (ISO 8601) or earlier; a day counts to its end, in UTC.",
        ["created_at"] = "Sorts by creation: asc or desc. The default is desc.",
        ["duration"] = "Sorts by duration: asc or desc. Calls that live have none and come last.",
        ["page"] = "From 1. Costs more the further it is; cursor does not.",
        ["limit"] = "Calls on a page, 1 to 200. The default is 20.",
        ["cursor"] = "Where to go on: from the Link header of the page before, rel=next.",
        ["export"] = "csv or true: one CSV file instead of pages, of up to 5000 calls, or 10000 without the columns transcript and summary.",
        ["columns"] = "Of an export: which columns, as a comma list. The default is all.",
    };

    /// <summary>Documented for phone and web calls alike; a web call has only some of them.</summary>
    public static readonly IReadOnlyCollection<string> Statuses =
    [
        CallRecordStatus.Created, CallRecordStatus.Initiated, "sent", "received", CallRecordStatus.Completed, "did_not_pick", "busy",
        "no_answer", CallRecordStatus.Failed, "cancelled", "retry_expired",
    ];

    public static readonly IReadOnlyCollection<string> Sentiments = Sentiment.All;

    /// <summary>Those of web calls, and those of phone calls that are documented.</summary>
    public static readonly IReadOnlyCollection<string> EndReasons =
    [
        "user_disconnected", "agent_disconnected", "network_failure", "system_failure", "max_duration_reached", "silence_timeout",
        "user_did_not_pick_up", "user_busy", "user_unreachable", "invalid_phone_number", "destination_forbidden", "voicemail_detected",
        "system_at_capacity", "insufficient_balance", "unknown",
    ];
}
