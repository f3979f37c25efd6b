using System.Collections.Frozen;
using Microsoft.Extensions.FileProviders;

namespace WidgetHost.Scripts;

/// <summary>
/// What the build put into the web root, read and compressed when the server starts. In Development a file that has changed is
/// read again when something is asked for.
/// </summary>
public sealed class WebRootFiles
{
    /// <summary>The end of a message about a file that is missing.</summary>
    internal const string HowToBuild =
        "Run 'dotnet build src/WidgetHost', and set ASPNETCORE_WEBROOT to the folder wwwroot; run a published server in its own folder.";

    private readonly IWebHostEnvironment environment;
    private readonly Lock reading = new();
    private volatile FrozenDictionary<string, (DateTimeOffset Written, ServedFile File)> files =
        FrozenDictionary<string, (DateTimeOffset, ServedFile)>.Empty;

    public WebRootFiles(IWebHostEnvironment environment)
    {
        this.environment = environment;
        Read();
    }

    /// <summary>Null: it is not there, or of no <see cref="FileType"/> that is served.</summary>
    /// <param name="path">Below the web root, for example <c>widget/loader.js</c>; compared with those that are there, never opened.</param>
    public ServedFile? Find(string path) => Current().TryGetValue(path, out var found) ? found.File : null;

    /// <summary>The files of one folder by their names.</summary>
    /// <param name="folder">Below the web root, for example <c>web-sdk</c>.</param>
    public IReadOnlyDictionary<string, ServedFile> In(string folder) => Current()
        .Where(entry => Path.GetDirectoryName(entry.Key) == folder)
        .ToDictionary(entry => Path.GetFileName(entry.Key), entry => entry.Value.File, StringComparer.Ordinal);

    private FrozenDictionary<string, (DateTimeOffset Written, ServedFile File)> Current()
    {
        if (environment.IsDevelopment())
        {
            Read();
        }
        return files;
    }

    private void Read()
    {
        lock (reading)
        {
            files = Listed("").AsParallel().ToDictionary(entry => entry.Path, entry => Latest(entry.Path, entry.Info)).ToFrozenDictionary();
        }
    }

    private IEnumerable<(string Path, IFileInfo Info)> Listed(string folder) =>
        environment.WebRootFileProvider.GetDirectoryContents(folder).SelectMany(info => (info, Path: $"{folder}{info.Name}") switch
        {
            ({ IsDirectory: true }, var path) => Listed($"{path}/"),
            (_, var path) when FileType.Of(path) is not null => [(path, info)],
            _ => [],
        });

    private (DateTimeOffset, ServedFile) Latest(string path, IFileInfo info) =>
        files.TryGetValue(path, out var known) && known.Written == info.LastModified
            ? known
            : (info.LastModified, Compressed(info, FileType.Of(path)!));

    private static ServedFile Compressed(IFileInfo info, FileType type)
    {
        using var stream = info.CreateReadStream();
        var content = new byte[info.Length];
        stream.ReadExactly(content);
        return ServedFile.Compress(content, type.Compression);
    }
}
