using WidgetHost.Scripts;

namespace WidgetHost.Releases;

/// <summary>Puts this release's own files into the archive. In Development, where nothing is released, it does nothing.</summary>
/// <remarks>
/// A build may differ from what is kept under its version, for example an image that was made again with another compressor. The
/// addresses of the release serve what is kept then, since pages rely on it, and the operator is told; a server that refused to
/// start would take down every page instead.
/// </remarks>
public sealed partial class ReleaseKeeper(ReleaseArchive archive, IHostEnvironment environment, ILogger<ReleaseKeeper> log)
{
    /// <summary>See <see cref="ReleaseArchive.Keep"/>.</summary>
    public void Keep(string kind, string name, ServedFile file)
    {
        if (!environment.IsDevelopment())
        {
            archive.Keep(Release.Version, kind, name, file);
            Compare(kind, name, file);
        }
    }

    /// <summary>See <see cref="ReleaseArchive.KeepTogether"/>.</summary>
    public void KeepTogether(string kind, IReadOnlyDictionary<string, ServedFile> files)
    {
        if (!environment.IsDevelopment())
        {
            archive.KeepTogether(Release.Version, kind, files);
            foreach (var (name, file) in files)
            {
                Compare(kind, name, file);
            }
        }
    }

    private void Compare(string kind, string name, ServedFile file)
    {
        if (archive.Find(Release.Version, kind, name)?.Hash != file.Hash)
        {
            LogOther(log, Release.Version, kind, name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning,
        "Release {Release} is kept with another {Kind}/{Name} than this build has; its addresses serve what is kept. "
        + "Give a build whose scripts changed a version of its own (Version in Directory.Build.props)")]
    private static partial void LogOther(ILogger log, string release, string kind, string name);
}
