using WidgetHost.Releases;
using WidgetHost.Scripts;

namespace WidgetHost.Loader;

/// <summary>
/// The loader's second part (<c>src/widget/src/panel.ts</c>), which it imports into other people's pages when a visitor shows interest.
/// Its address holds its hash, so that a pinned loader goes on finding the one it was released with.
/// </summary>
internal sealed class PanelFiles(WebRootFiles files, ReleaseArchive archive, ReleaseKeeper keeper)
{
    private const string Folder = "widget";
    private const string Kind = "panel";
    private const string Prefix = "panel.";

    /// <summary>Null: no release that this server knows had it.</summary>
    /// <param name="hash">SHA-256 in base64url, as in the name of the file.</param>
    public ServedFile? Find(string hash) =>
        files.Find($"{Folder}/{NameOf(hash)}") ?? archive.FindInAnyRelease(Kind, NameOf(hash));

    public void Keep()
    {
        foreach (var (name, file) in files.In(Folder).Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            keeper.Keep(Kind, name, file);
        }
    }

    /// <summary>Whether a path below the web root is such a file: it has an address of its own, with headers for any page.</summary>
    public static bool IsOne(string path) => path.StartsWith($"{Folder}/{Prefix}", StringComparison.Ordinal);

    private static string NameOf(string hash) => $"{Prefix}{hash}.js";
}
