using Protocol;

namespace Sandbox.Calls;

/// <content>One line for each change of a call's life.</content>
internal sealed partial class Call
{
    [LoggerMessage(LogLevel.Information, "{CallId} created for {AgentVersionId}")]
    private static partial void LogCreated(ILogger logger, string callId, string agentVersionId);

    [LoggerMessage(LogLevel.Information, "{CallId} {From} -> {To}")]
    private static partial void LogMoved(ILogger logger, string callId, CallStatus from, CallStatus to);

    [LoggerMessage(LogLevel.Information, "{CallId} ended: {Reason} after {Duration}")]
    private static partial void LogEnded(ILogger logger, string callId, CallEndReason reason, TimeSpan duration);
}
