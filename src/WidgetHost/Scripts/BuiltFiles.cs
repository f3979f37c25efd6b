using System.Collections.Concurrent;

namespace WidgetHost.Scripts;

/// <summary>What the build put into the web root, read once and again when it changes.</summary>
public sealed class BuiltFiles(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Written, BuiltFile File)> read = new(StringComparer.Ordinal);

    /// <summary>Null: it is not there.</summary>
    /// <param name="path">Below the web root, for example <c>widget/loader.js</c>. Never what a request named.</param>
    public BuiltFile? Find(string path)
    {
        var info = environment.WebRootFileProvider.GetFileInfo(path);
        if (!info.Exists)
        {
            return null;
        }
        if (!read.TryGetValue(path, out var known) || known.Written != info.LastModified)
        {
            using var stream = info.CreateReadStream();
            var content = new byte[info.Length];
            stream.ReadExactly(content);
            known = (info.LastModified, BuiltFile.Of(content));
            read[path] = known;
        }
        return known.File;
    }
}
