using System.Text.Json;

namespace Protocol;

/// <summary>Why a call ended: <c>ended.reason</c>, <c>disconnected.reason</c> and <c>end_reason</c> on the record.</summary>
public enum CallEndReason
{
    UserDisconnected,
    AgentDisconnected,
    NetworkFailure,
    SystemFailure,
    MaxDurationReached,
    SilenceTimeout,
}

public static class CallEndReasons
{
    /// <summary>The reason as it stands on the wire, for example <c>user_disconnected</c>.</summary>
    public static string Name(this CallEndReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
