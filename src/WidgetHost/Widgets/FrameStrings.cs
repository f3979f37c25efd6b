namespace WidgetHost.Widgets;

/// <summary>
/// The keys of <see cref="WidgetOptions.Strings"/>: what <c>src/widget/src/languages</c> has, a part of a text by a dot
/// (<c>newTurns.one</c>, <c>mic_denied.title</c>). A test holds the two together.
/// </summary>
public static class FrameStrings
{
    private static readonly string[] PluralForms = ["zero", "one", "two", "few", "many", "other"];

    private static readonly string[] ProblemParts = ["title", "advice"];

    private static readonly string[] Plain =
    [
        "title", "idle", "idleHint", "start", "typeInstead", "backToCall", "left", "leftHint", "newCall", "consent",
        "consentAgent", "consentTranscript", "privacy", "agree", "decline", "microphone", "microphoneHint", "connecting",
        "connected", "listening", "thinking", "speaking", "muted", "notHeld", "held", "typing", "typingHint", "reconnecting",
        "reconnectingHint", "ended", "user_disconnected", "agent_disconnected", "network_failure", "system_failure", "max_duration_reached",
        "silence_timeout", "cancel", "mute", "unmute", "hold", "holdHint", "end", "callAgain", "tryAgain", "minimise",
        "transcript", "agent", "you", "message", "send", "notSent", "notHeard", "chooseMicrophone", "speakingMuted",
        "microphoneLost", "microphoneFound", "devices", "microphoneDevice", "speakerDevice", "volume", "systemDevice", "nameless",
        "deviceFailed", "done", "rate", "comment", "sendFeedback", "thanks", "feedbackFailed", "fullPage", "newTab", "forYou",
        "forOwner", "forNobody",
    ];

    private static readonly string[] Plurals = ["newTurns", "stars"];

    private static readonly string[] Problems =
    [
        "problem", "mic_denied", "mic_dismissed", "mic_blocked_by_policy", "mic_not_allowed_in_frame", "mic_sandboxed",
        "mic_blocked_by_system", "mic_not_found", "mic_busy", "mic_silent", "mic_unknown", "unsupported_browser",
        "capacity_reached", "rate_limited", "platform_unavailable", "platform_timeout", "connect_failed", "widget_paused",
        "origin_not_allowed", "frame_blocked", "insecure_origin", "insecure_page", "misconfigured", "method_not_allowed",
    ];

    public static IReadOnlySet<string> Keys { get; } = new HashSet<string>(
        [.. Plain, .. WithParts(Plurals, PluralForms), .. WithParts(Problems, ProblemParts)], StringComparer.Ordinal);

    private static IEnumerable<string> WithParts(string[] keys, string[] parts) => keys.SelectMany(key => parts.Select(part => $"{key}.{part}"));
}
