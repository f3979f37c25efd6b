using Microsoft.Extensions.Options;

namespace WidgetHost.Widgets;

/// <summary>The widgets of this server.</summary>
public sealed class WidgetCatalog(IOptions<WidgetsOptions> options)
{
    private readonly Dictionary<string, Widget> widgets =
        options.Value.ById.ToDictionary(entry => entry.Key, entry => new Widget(entry.Key, entry.Value), StringComparer.Ordinal);

    public IReadOnlyCollection<Widget> All => widgets.Values;

    /// <summary>Null: there is no such widget.</summary>
    public Widget? Find(string id) => widgets.GetValueOrDefault(id);
}
