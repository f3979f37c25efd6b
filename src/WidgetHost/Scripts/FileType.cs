namespace WidgetHost.Scripts;

/// <summary>What a file is served as, and how it is compressed: by its extension.</summary>
/// <param name="ContentType">As in the header.</param>
/// <param name="Compression">What is made of it ahead.</param>
public sealed record FileType(string ContentType, Compression Compression)
{
    public static FileType JavaScript { get; } = new("text/javascript; charset=utf-8", Compression.BrotliAndGzip);

    /// <summary>What has no entry here is not served.</summary>
    private static readonly Dictionary<string, FileType> ByExtension = new(StringComparer.Ordinal)
    {
        [".js"] = JavaScript,
        [".mjs"] = JavaScript,
        [".css"] = new("text/css; charset=utf-8", Compression.BrotliAndGzip),
        [".svg"] = new("image/svg+xml", Compression.BrotliAndGzip),
        [".ts"] = new("text/plain; charset=utf-8", Compression.BrotliAndGzip),
        // Only a developer's tools load it, and brotli would take longer over the maps than over all else at every start.
        [".map"] = new("application/json", Compression.Gzip),
        [".tgz"] = new("application/gzip", Compression.None),
        [".png"] = new("image/png", Compression.None),
    };

    /// <summary>Null: such a file is not served.</summary>
    /// <param name="name">A file's name or path.</param>
    public static FileType? Of(string name) => ByExtension.GetValueOrDefault(Path.GetExtension(name));
}
