namespace WidgetHost.Widgets;

/// <summary>Every widget by its id: section <c>Widgets</c>.</summary>
public sealed class WidgetsOptions
{
    public const string Section = "Widgets";

    public IDictionary<string, WidgetOptions> ById { get; } = new Dictionary<string, WidgetOptions>(StringComparer.Ordinal);
}
