using Microsoft.AspNetCore.Mvc.RazorPages;
using WidgetHost.Loader;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Pages.Demo;

/// <summary>A site that pasted the snippet.</summary>
public sealed class IndexModel(WidgetCatalog widgets, SiteAddress site, LoaderScripts loader) : PageModel
{
    /// <summary>The address of the script that this page loads.</summary>
    public string ScriptUrl => Following.Url;

    /// <summary>What a site owner pastes to have every later change of the widget.</summary>
    public Snippet Following => Snippet.Following(DemoWidget, Origin);

    /// <summary>What a site owner pastes to have today's script, checked by the browser.</summary>
    public Snippet Pinned => Snippet.Pinned(DemoWidget, Origin, loader.Of(DemoWidget, Origin));

    private Widget DemoWidget => widgets.Find(WidgetSetup.DemoWidgetId)!;

    private string Origin => site.OriginOf(Request);
}
