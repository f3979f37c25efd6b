using WidgetHost.Scripts;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Loader;

/// <summary>The scripts that other people's pages load.</summary>
internal sealed class LoaderEndpoints(LoaderScripts scripts, PanelFiles panels, WidgetCatalog widgets, SiteAddress site, CacheRule cache)
{
    private static readonly ServedFile Nothing = ServedFile.Compress([], Compression.None);

    /// <summary>A widget's own; empty while it is paused, so that nothing is drawn.</summary>
    public IResult OfWidget(HttpContext context, string widgetId) => widgets.Find(widgetId) is { } widget
        ? Answer(widget.Paused ? Nothing : scripts.Of(widget, site.OriginOf(context.Request)), CacheRule.Short)
        : ScriptEndpoints.NotFound(context, $"There is no widget '{widgetId}' here.");

    /// <summary>The same at an address that names its content.</summary>
    public IResult Pinned(HttpContext context, string version, string widgetId, string settingsVersion) =>
        scripts.FindPinned(version, widgetId, settingsVersion, site.OriginOf(context.Request)) is { } script
            ? Answer(script, cache.Versioned)
            : ScriptEndpoints.NotFound(
                context, $"Version '{settingsVersion}' of widget '{widgetId}' in release '{version}' is not here. Copy the snippet again.");

    /// <summary>The loader alone.</summary>
    public IResult Generic() => Answer(scripts.Generic, CacheRule.Short);

    /// <summary>The loader alone, of one release.</summary>
    public IResult GenericOfRelease(HttpContext context, string version) => scripts.FindGeneric(version) is { } script
        ? Answer(script, cache.Versioned)
        : ScriptEndpoints.NotFound(context, $"The loader of release '{version}' is not here. This server has '{Releases.Release.Version}'.");

    /// <summary>What a loader imports when a visitor shows interest.</summary>
    public IResult Panel(HttpContext context, string hash) => panels.Find(hash) is { } script
        ? Answer(script, cache.Versioned)
        : ScriptEndpoints.NotFound(context, $"No release that this server knows has a panel '{hash}'.");

    private static FileAnswer Answer(ServedFile script, string cacheControl) => new(script, FileType.JavaScript, cacheControl);
}
