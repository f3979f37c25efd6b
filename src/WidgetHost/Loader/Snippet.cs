using WidgetHost.Releases;
using WidgetHost.Scripts;
using WidgetHost.Widgets;

namespace WidgetHost.Loader;

/// <summary>What a site owner pastes.</summary>
/// <param name="Url">The script's address.</param>
/// <param name="Integrity">Subresource integrity (https://www.w3.org/TR/SRI/); null where the script may change.</param>
public sealed record Snippet(string Url, string? Integrity)
{
    public string Html => Integrity is null
        ? $"""<script src="{Url}" async></script>"""
        : $"""<script src="{Url}" integrity="{Integrity}" crossorigin="anonymous" async></script>""";

    /// <summary>Follows the widget's settings and this server's releases.</summary>
    public static Snippet Following(Widget widget, string ownOrigin) => new($"{ownOrigin}/widget/{widget.Id}/widget.js", null);

    /// <summary>
    /// Stays what it is, and the browser checks that it does. Pausing is not in it: what a site has pinned stays at its address,
    /// and a paused widget refuses the call.
    /// </summary>
    /// <param name="widget">Whose.</param>
    /// <param name="ownOrigin">Where this server is seen.</param>
    /// <param name="script">The widget's, at that origin.</param>
    public static Snippet Pinned(Widget widget, string ownOrigin, ServedFile script) =>
        new($"{ownOrigin}/widget/{Release.Version}/{widget.Id}.{script.Hash}.js", script.Integrity);
}
