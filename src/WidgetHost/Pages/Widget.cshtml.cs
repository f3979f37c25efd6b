using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Pages;

/// <summary>The frame: the call's own page, on this server's origin.</summary>
public sealed class WidgetModel(WidgetCatalog widgets, SiteAddress site) : PageModel
{
    public WidgetSettings Settings { get; private set; } = null!;

    /// <summary><see cref="Settings"/> for <c>data-settings</c>.</summary>
    public string SettingsJson => JsonSerializer.Serialize(Settings, JsonSerializerOptions.Web);

    public IActionResult OnGet(string widgetId)
    {
        if (widgets.Find(widgetId) is not { } widget)
        {
            return Plain(StatusCodes.Status404NotFound, $"There is no widget '{widgetId}' here.");
        }
        if (IsFullPage(Request) && !widget.AllowFullPage)
        {
            return Plain(StatusCodes.Status403Forbidden, $"Widget '{widgetId}' is made for the pages that embed it.");
        }
        HttpContext.SetHeaderPolicy(FramePolicy.Of(widget));
        Settings = widget.SettingsAt(site.OriginOf(Request));
        return Page();
    }

    /// <summary>Browsers without <c>Sec-Fetch-Dest</c> (Safari before 16.4) cannot be told apart; the session refuses them then.</summary>
    private static bool IsFullPage(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "document";

    private ContentResult Plain(int status, string text)
    {
        Response.Headers.CacheControl = "no-store";
        return new() { StatusCode = status, Content = text, ContentType = "text/plain; charset=utf-8" };
    }
}
