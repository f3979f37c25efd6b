namespace E2E.Stack;

/// <summary>The widgets of the tests: one for each test agent, one for each way to set a widget up, and one that no test page may embed.</summary>
internal static class TestWidgets
{
    /// <summary>Allows one origin, which is not the site's.</summary>
    public const string Elsewhere = "wgt_elsewhere";

    /// <summary>Switched off by its owner.</summary>
    public const string Paused = "wgt_paused";

    /// <summary>Asks for consent, version <c>2026-11</c>, before a call with <c>av_demo</c>. In one language, as the budget of bytes has it.</summary>
    public const string WithConsent = "wgt_with_consent";

    /// <summary>The visitor of <c>av_echo</c> is heard only while holding a button.</summary>
    public const string PushToTalk = "wgt_push_to_talk";

    /// <summary>Calls with <c>av_echo</c> begin muted.</summary>
    public const string StartMuted = "wgt_start_muted";

    /// <summary>Nobody may type to <c>av_demo</c>.</summary>
    public const string WithoutTyping = "wgt_without_typing";

    /// <summary>An owner who chose everything that can be: pictures, colour, corners, theme, words.</summary>
    public const string OwnLook = "wgt_own_look";

    /// <summary>Has no page of its own.</summary>
    public const string EmbeddedOnly = "wgt_embedded_only";

    private static readonly string[] Agents =
        ["av_demo", "av_echo", "av_tone", "av_silent", "av_hangup", "av_busy", "av_draft", "av_drop", "av_slow"];

    private static readonly (string Widget, string Agent, (string Key, string Value)[] Options)[] Ways =
    [
        (WithConsent, "av_demo", [("Consent:Version", "2026-11"), ("Consent:PrivacyUrl", "https://shop.example/privacy"), ("Language", "en")]),
        (PushToTalk, "av_echo", [("PushToTalk", "true")]),
        (Paused, "av_echo", [("Paused", "true")]),
        (EmbeddedOnly, "av_silent", [("AllowFullPage", "false")]),
        (StartMuted, "av_echo", [("StartMuted", "true")]),
        (WithoutTyping, "av_demo", [("Typing", "false")]),
        (OwnLook, "av_demo",
        [
            ("Title", "Harbour Dental"), ("Color", "#ffd400"), ("Radius", "4"), ("Theme", "dark"), ("Logo", "/brand/harbour.svg"),
            ("Avatar", "/brand/harbour.svg"), ("Language", "de"), ("Strings:start", "Ahoi"),
        ]),
    ];

    /// <summary>The widget that runs <paramref name="agent"/>, for example <c>wgt_of_av_echo</c>.</summary>
    public static string Running(string agent) => "wgt_of_" + agent;

    public static Dictionary<string, string> Settings(Endpoints site)
    {
        string[] everyOrigin = ["loopback", site.Origin(Reach.Insecure)];
        return Agents.SelectMany(agent => Settings(Running(agent), agent, everyOrigin))
            .Concat(Ways.SelectMany(way => Settings(way.Widget, way.Agent, everyOrigin, way.Options)))
            .Concat(Settings(Elsewhere, "av_echo", ["https://elsewhere.example"]))
            .ToLookup(setting => setting.Key, setting => setting.Value)
            // A widget's own settings come after those of all.
            .ToDictionary(values => values.Key, values => values.Last());
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(
        string widget, string agent, string[] origins, params (string Key, string Value)[] options)
    {
        var section = $"Widgets:{widget}";
        yield return new($"{section}:AgentVersionId", agent);
        yield return new($"{section}:AllowFullPage", "true");
        foreach (var (index, origin) in origins.Index())
        {
            yield return new($"{section}:AllowedOrigins:{index}", origin);
        }
        foreach (var (key, value) in options)
        {
            yield return new($"{section}:{key}", value);
        }
    }
}
