namespace WidgetHost.Widgets;

/// <summary>
/// What the frame of one widget is told: JSON with camelCase names in its <c>data-settings</c>. Public by nature: no key, no secret.
/// </summary>
/// <param name="WidgetId">For example <c>wgt_demo</c>.</param>
/// <param name="AgentVersionId">What the frame's call runs.</param>
/// <param name="Title">The panel's heading; null: the frame's own words.</param>
/// <param name="Language">A BCP 47 tag; null: the page's, then the browser's.</param>
/// <param name="Strings">The owner's own words, by <see cref="FrameStrings.Keys"/>; null: none.</param>
/// <param name="ConsentVersion">Null: nobody is asked.</param>
/// <param name="PrivacyUrl">The page that the consent text links; null: none.</param>
/// <param name="StartMuted">Whether a call begins muted.</param>
/// <param name="PushToTalk">Whether the visitor is heard only while holding a button.</param>
/// <param name="Typing">Whether the visitor may type.</param>
/// <param name="Rejoin">Whether a call outlives its page.</param>
/// <param name="FullPage">Whether the frame may be opened as a page of its own.</param>
/// <param name="Paused">True: a call is refused with <c>widget_paused</c>.</param>
public sealed record FrameSettings(
    string WidgetId,
    string AgentVersionId,
    string? Title,
    string? Language,
    IReadOnlyDictionary<string, string>? Strings,
    string? ConsentVersion,
    string? PrivacyUrl,
    bool StartMuted,
    bool PushToTalk,
    bool Typing,
    bool Rejoin,
    bool FullPage,
    bool Paused)
{
    public static FrameSettings Of(string widgetId, WidgetOptions options) => new(
        widgetId,
        options.AgentVersionId,
        options.Title,
        options.Language is "auto" ? null : options.Language,
        options.Strings.Count == 0 ? null : options.Strings.AsReadOnly(),
        UnlessEmpty(options.Consent.Version),
        UnlessEmpty(options.Consent.PrivacyUrl),
        options.StartMuted,
        options.PushToTalk,
        options.Typing,
        options.Rejoin,
        options.AllowFullPage,
        options.Paused);

    private static string? UnlessEmpty(string value) => value.Length == 0 ? null : value;
}
