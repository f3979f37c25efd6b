using System.Text.Json.Nodes;
using Protocol;

namespace Sandbox.Calls;

/// <summary>What is kept of a call. Status values are the documented ones of call records.</summary>
internal sealed class CallRecord(string callId, CallSetup setup, DateTimeOffset createdAt)
{
    public string Id => callId;

    public string Type { get; } = "web";

    /// <summary><c>created</c>, <c>initiated</c> (somebody is there), <c>completed</c>, or <c>failed</c>: it never connected.</summary>
    public string Status { get; private set; } = "created";

    public string AgentVersionId => setup.Version.Id;

    public DateTime CreatedAt => createdAt.UtcDateTime;

    public DateTime? EndedAt { get; private set; }

    public long? DurationMs { get; private set; }

    public CallEndReason? EndReason { get; private set; }

    public JsonObject Variables => setup.Variables;

    public JsonObject Metadata => setup.Metadata;

    public void Update(CallStatus status) => Status = status == CallStatus.Created ? "created" : "initiated";

    public void End(CallEndReason reason, bool wasConnected, TimeSpan duration, DateTimeOffset now)
    {
        EndReason = reason;
        EndedAt = now.UtcDateTime;
        DurationMs = (long)duration.TotalMilliseconds;
        Status = wasConnected ? "completed" : "failed";
    }
}
