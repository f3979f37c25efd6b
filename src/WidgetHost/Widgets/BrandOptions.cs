namespace WidgetHost.Widgets;

/// <summary>The owner's pictures: section <c>Brand</c>.</summary>
public sealed class BrandOptions
{
    public const string Section = "Brand";

    /// <summary>Where they are served.</summary>
    public const string Path = "/brand";

    /// <summary>A folder, absolute or below the content root, whose pictures are served below <see cref="Path"/>. Default empty: none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Null: no pictures are served.</summary>
    public string? FolderBelow(string contentRoot) => Folder.Length == 0 ? null : System.IO.Path.GetFullPath(Folder, contentRoot);
}
