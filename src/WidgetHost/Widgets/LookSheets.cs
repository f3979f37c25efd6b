using System.Collections.Frozen;
using System.Text;
using WidgetHost.Scripts;

namespace WidgetHost.Widgets;

/// <summary>The stylesheet of each widget: <c>/widget/{widget_id}/look.css</c>.</summary>
public sealed class LookSheets(WidgetCatalog widgets)
{
    private static readonly FileType StyleSheet = FileType.Of("look.css")!;

    private readonly FrozenDictionary<string, ServedFile> sheets =
        widgets.All.ToFrozenDictionary(widget => widget.Id, widget => ServedFile.Compress(Encoding.UTF8.GetBytes(widget.LookSheet), StyleSheet.Compression));

    /// <summary>The address that names its content.</summary>
    public string AddressOf(Widget widget) => $"/widget/{widget.Id}/look.css?v={sheets[widget.Id].QueryVersion}";

    internal IResult Answer(HttpContext context, string widgetId, CacheRule cache) => sheets.TryGetValue(widgetId, out var sheet)
        ? new FileAnswer(sheet, StyleSheet, context.Request.Query["v"] == sheet.QueryVersion ? cache.Versioned : CacheRule.Short)
        : ScriptEndpoints.NotFound(context, $"There is no widget '{widgetId}' here.");
}
