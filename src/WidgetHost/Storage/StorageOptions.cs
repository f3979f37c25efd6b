namespace WidgetHost.Storage;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The SQLite file, absolute or below the content root. Default <c>data/widgethost.db</c>.</summary>
    public string Path { get; set; } = "data/widgethost.db";
}
