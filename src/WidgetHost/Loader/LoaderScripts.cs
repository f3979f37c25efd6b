using System.Collections.Concurrent;
using WidgetHost.Releases;
using WidgetHost.Scripts;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Loader;

/// <summary>The loaders as served: each rendered, compressed and archived once.</summary>
public sealed class LoaderScripts(
    LoaderTemplate template, WidgetCatalog widgets, SiteAddress site, ReleaseArchive archive, ReleaseKeeper keeper, IHostEnvironment environment)
{
    private const string Kind = "widget";

    /// <summary>The loader alone, in the archive and at the end of its addresses.</summary>
    private const string GenericName = "widget.js";

    /// <summary>What was rendered last for each widget's id, and of what: in Development both can change.</summary>
    private readonly ConcurrentDictionary<string, (LoaderSettings Settings, ServedFile Template, ServedFile Script)> rendered =
        new(StringComparer.Ordinal);

    /// <summary>Without a widget: it reads its script tag.</summary>
    public ServedFile Generic => Rendered("", LoaderSettings.OfNone);

    public ServedFile Of(Widget widget, string ownOrigin) => Rendered(widget.Id, widget.LoaderSettingsAt(ownOrigin));

    /// <summary>The loader alone of a release; null: it is not here.</summary>
    public ServedFile? FindGeneric(string release) => IsFresh(release) ? Generic : archive.Find(release, Kind, GenericName);

    /// <summary>A widget's loader as it was once given out; null: it is not here. Neither pausing nor removing the widget takes it away.</summary>
    /// <param name="release">For example <c>1.1.0</c>.</param>
    /// <param name="widgetId">For example <c>wgt_shop</c>.</param>
    /// <param name="settingsVersion">The <see cref="ServedFile.Hash"/> of the script.</param>
    /// <param name="ownOrigin">Where this server is seen now.</param>
    public ServedFile? FindPinned(string release, string widgetId, string settingsVersion, string ownOrigin) =>
        IsFresh(release) && widgets.Find(widgetId) is { } widget && Of(widget, ownOrigin) is var script && script.Hash == settingsVersion
            ? script
            : archive.Find(release, Kind, NameOf(widgetId, settingsVersion));

    /// <summary>Makes all that this server knows before it is asked: its widgets' too, where its address is a setting.</summary>
    public void Keep()
    {
        Rendered("", LoaderSettings.OfNone);
        if (site.Public is { } ownOrigin)
        {
            foreach (var widget in widgets.All)
            {
                Of(widget, ownOrigin);
            }
        }
    }

    /// <summary>In Development a release's address follows the build.</summary>
    private bool IsFresh(string release) => environment.IsDevelopment() && release == Release.Version;

    private ServedFile Rendered(string widgetId, LoaderSettings settings)
    {
        var built = template.Built;
        if (!rendered.TryGetValue(widgetId, out var last) || last.Settings != settings || last.Template != built)
        {
            last = (settings, built, Made(widgetId, template.Render(settings)));
            rendered[widgetId] = last;
        }
        return last.Script;
    }

    /// <summary>From the archive, where it is since an earlier start; else compressed now, and archived.</summary>
    private ServedFile Made(string widgetId, byte[] content)
    {
        var hash = ServedFile.HashOf(content);
        var name = widgetId.Length == 0 ? GenericName : NameOf(widgetId, hash);
        if (archive.Find(Release.Version, Kind, name) is { Representations.Count: > 1 } kept && kept.Hash == hash)
        {
            return kept;
        }
        var script = ServedFile.Compress(content, FileType.JavaScript.Compression);
        keeper.Keep(Kind, name, script);
        return script;
    }

    private static string NameOf(string widgetId, string hash) => $"{widgetId}.{hash}.js";
}
