namespace WidgetHost.Widgets;

/// <summary>
/// What the scripts of one widget are told: rendered into the loader and, as JSON with camelCase names, into the frame's
/// <c>data-settings</c>. Public by nature: no key, no secret.
/// </summary>
/// <param name="WidgetId">For example <c>wgt_demo</c>.</param>
/// <param name="FrameUrl">The absolute address of the frame.</param>
/// <param name="AgentVersionId">What the frame's call runs.</param>
/// <param name="Protocol">The number of the page–frame handshake that this server speaks.</param>
/// <param name="Label">The button's text.</param>
/// <param name="Title">The panel's heading and the frame's accessible name.</param>
/// <param name="Color">The accent, <c>#rrggbb</c>.</param>
/// <param name="Corner"><c>bottom-right</c>, <c>bottom-left</c>, <c>top-right</c> or <c>top-left</c>.</param>
/// <param name="Language">A BCP 47 tag, for example <c>en</c>.</param>
/// <param name="FullPage">Whether the frame may be opened as a page of its own.</param>
/// <param name="Paused">True: the loader draws nothing and a call is refused with <c>widget_paused</c>.</param>
public sealed record WidgetSettings(
    string WidgetId,
    string FrameUrl,
    string AgentVersionId,
    int Protocol,
    string Label,
    string Title,
    string Color,
    string Corner,
    string Language,
    bool FullPage,
    bool Paused)
{
    /// <summary>The page–frame handshake of this release.</summary>
    public const int HandshakeProtocol = 1;
}
