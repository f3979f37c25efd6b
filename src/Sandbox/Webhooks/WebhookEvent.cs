namespace Sandbox.Webhooks;

/// <summary>What a webhook can be told. Source: https://dialnexa.com/docs/monitor/webhooks.</summary>
internal static class WebhookEvent
{
    /// <summary>Sound flows.</summary>
    public const string CallStarted = "call.started";

    public const string CallEnded = "call.ended";

    /// <summary>With the transcript; only for a call in which sound flowed.</summary>
    public const string TranscriptReady = "call.transcript_ready";

    /// <summary>With what was found out after the call; only for a call in which sound flowed.</summary>
    public const string AnalysisReady = "call.analysis_ready";

    /// <summary>The ping before a webhook is saved.</summary>
    public const string Verification = "verification";

    /// <summary>Those that can be chosen.</summary>
    public static IReadOnlyList<string> All { get; } = [CallStarted, CallEnded, TranscriptReady, AnalysisReady];
}
