using WidgetHost.Scripts;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Loader;

/// <summary>The scripts that other people's pages load.</summary>
internal sealed class LoaderEndpoints(LoaderTemplate template, WidgetCatalog widgets, SiteAddress site, CacheRule cache)
{
    private static readonly BuiltFile Nothing = BuiltFile.Of([]);

    /// <summary>A widget's own; empty while it is paused, so that nothing is drawn.</summary>
    public IResult OfWidget(HttpContext context, string widgetId)
    {
        if (widgets.Find(widgetId) is not { } widget)
        {
            return ScriptAnswer.NotFound(context, $"There is no widget '{widgetId}' here.");
        }
        var script = widget.Paused ? Nothing : template.Render(widget.SettingsAt(site.OriginOf(context.Request)));
        return ScriptAnswer.Of(context, script, ScriptAnswer.JavaScript, CacheRule.Short);
    }

    /// <summary>The same at an address that names its content.</summary>
    public IResult Pinned(HttpContext context, string version, string widgetId, string settingsVersion)
    {
        var script = version == Release.Version && widgets.Find(widgetId) is { } widget
            ? template.Render(Snippet.PinnedSettings(widget, site.OriginOf(context.Request)))
            : null;
        return script?.Hash == settingsVersion
            ? ScriptAnswer.Of(context, script, ScriptAnswer.JavaScript, cache.Versioned)
            : ScriptAnswer.NotFound(
                context, $"Version '{settingsVersion}' of widget '{widgetId}' in release '{version}' is not here. Copy the snippet again.");
    }

    /// <summary>The loader alone.</summary>
    public IResult Generic(HttpContext context) =>
        ScriptAnswer.Of(context, template.Render(null), ScriptAnswer.JavaScript, CacheRule.Short);
}
