using Microsoft.AspNetCore.Mvc.RazorPages;
using WidgetHost.Widgets;

namespace WidgetHost.Pages;

/// <summary>The frame: the call's own page, on this server's origin.</summary>
public sealed class WidgetModel : PageModel
{
    public WidgetSettings Settings => throw new NotImplementedException();

    /// <summary><see cref="Settings"/> for <c>data-settings</c>.</summary>
    public string SettingsJson => throw new NotImplementedException();
}
