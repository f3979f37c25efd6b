using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Pages;

/// <summary>The frame: the call's own page, on this server's origin.</summary>
public sealed class WidgetModel(WidgetCatalog widgets, LookSheets looks, FrameParts parts) : PageModel
{
    /// <summary>What is not said is null or false.</summary>
    private static readonly JsonSerializerOptions Lean = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public FrameSettings Settings { get; private set; } = null!;

    public Widget Widget { get; private set; } = null!;

    /// <summary>Of the owner's choice, else of the browser's; what is known of the page around the frame, the script finds out.</summary>
    public string Language { get; private set; } = null!;

    public string Direction => FrameParts.DirectionOf(Language);

    public string WithoutScripts => Widgets.WithoutScripts.In(Language);

    public string LookAddress => looks.AddressOf(Widget);

    /// <summary>What the script asks for at once: fetched with it, not after it.</summary>
    public IEnumerable<string> PartAddresses { get; private set; } = [];

    /// <summary><see cref="Settings"/> for <c>data-settings</c>.</summary>
    public string SettingsJson => JsonSerializer.Serialize(Settings, Lean);

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
        Widget = widget;
        Settings = widget.FrameSettings;
        var chosen = widget.Language is { } tag ? parts.LanguageFor([tag]) : null;
        Language = chosen ?? parts.LanguageFor(LanguagesOfBrowser());
        PartAddresses = parts.AddressesFor(chosen);
        return Page();
    }

    /// <summary>Browsers without <c>Sec-Fetch-Dest</c> (Safari before 16.4) cannot be told apart; the session refuses them then.</summary>
    private static bool IsFullPage(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "document";

    private IEnumerable<string> LanguagesOfBrowser() =>
        Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.Value!);

    private ContentResult Plain(int status, string text)
    {
        Response.Headers.CacheControl = "no-store";
        return new() { StatusCode = status, Content = text, ContentType = "text/plain; charset=utf-8" };
    }
}
