using Microsoft.AspNetCore.Mvc.RazorPages;
using Protocol;
using WidgetHost.Loader;
using WidgetHost.Releases;
using WidgetHost.Scripts;
using WidgetHost.Sdk;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Pages.Demo;

/// <summary>What the owner of each widget pastes, and what their site's headers must allow.</summary>
public sealed class SnippetsModel(WidgetCatalog widgets, SiteAddress site, LoaderScripts loader, SdkFiles sdk) : PageModel
{
    /// <summary>Of each widget, in the order of their ids; the SDK alone last.</summary>
    public IEnumerable<Installation> Installations =>
        widgets.All.OrderBy(widget => widget.Id, StringComparer.Ordinal).Select(Of).Append(Sdk);

    public string Origin => site.OriginOf(Request);

    /// <summary>Whether the address in the snippets is this page's own, for want of a setting.</summary>
    public bool OriginIsGuessed => site.Public is null;

    private Installation Sdk => new("The SDK alone", "For a page that makes its calls itself.", null,
        SdkSnippet(SdkFiles.Latest, null),
        SdkSnippet(Release.Version, sdk.Current[SdkFiles.Script]),
        new SitePolicy(Origin).SdkContentSecurityPolicy,
        SitePolicy.SdkPermissionsPolicy);

    private Installation Of(Widget widget) => new(widget.Id, Sites(widget), widget.Paused ? "It is paused: no button, no calls." : null,
        Snippet.Following(widget, Origin).Html,
        Snippet.Pinned(widget, Origin, loader.Of(widget, Origin)).Html,
        new SitePolicy(Origin).WidgetContentSecurityPolicy,
        new SitePolicy(Origin).WidgetPermissionsPolicy);

    private static string Sites(Widget widget) => widget.AllowedOrigins.Count == 0
        ? "No site may embed it: AllowedOrigins is empty."
        : $"May be embedded by {string.Join(", ", widget.AllowedOrigins.Select(Site))}.";

    private static string Site(OriginRule rule) => rule.Text is "loopback" ? "pages of this machine" : rule.Text;

    private string SdkSnippet(string version, ServedFile? pinned)
    {
        var integrity = pinned is null ? "" : $" integrity=\"{pinned.Integrity}\" crossorigin=\"anonymous\"";
        return $"<script src=\"{Origin}/{SdkFiles.Folder}/{version}/{SdkFiles.Script}\"{integrity}></script>";
    }

    /// <summary>One thing to paste.</summary>
    public sealed record Installation(
        string Name, string For, string? Warning, string Following, string Pinned, string ContentSecurityPolicy, string PermissionsPolicy)
    {
        public IEnumerable<(string Id, string Title, string Text)> Blocks =>
        [
            ("following", "Follows the settings and every release", Following),
            ("pinned", "Stays what it is, and the browser checks that it does", Pinned),
            ("csp", "Where the site has a Content-Security-Policy, add to it", ContentSecurityPolicy),
            ("permissions", "Where the site has a Permissions-Policy, add to it", PermissionsPolicy),
        ];
    }
}
