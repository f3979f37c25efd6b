namespace WidgetHost.Releases;

/// <summary>Section <c>Releases</c>.</summary>
public sealed class ReleasesOptions
{
    public const string Section = "Releases";

    /// <summary>
    /// Where the scripts of every release are kept, absolute or below the content root; servers that stand behind one address share it.
    /// Default empty: <c>releases</c> beside the database.
    /// </summary>
    public string Folder { get; set; } = "";
}
