using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using WidgetHost.Scripts;

namespace WidgetHost.Releases;

/// <summary>
/// Released scripts, kept for ever: <c>{folder}/{release}/{kind}/{name}</c>, and beside each its compressed forms. What is kept is
/// never changed, so servers of any releases may share the folder.
/// </summary>
/// <remarks>
/// Written under a name that nobody asks for, flushed, then given their own: a reader finds all of a file or none of it. Names are
/// matched, not cleaned: what a request names reaches the disk only where it could be the name of something here.
/// </remarks>
public sealed partial class ReleaseArchive(IOptions<ReleasesOptions> options)
{
    private readonly string folder = options.Value.Folder;

    /// <summary>Null: it is not kept here, or cannot be the name of anything that is.</summary>
    /// <param name="release">For example <c>1.1.0</c>.</param>
    /// <param name="kind">For example <c>web-sdk</c>.</param>
    /// <param name="name">For example <c>dialnexa.min.js</c>.</param>
    public ServedFile? Find(string release, string kind, string name) =>
        Release.IsVersion(release) && FileName().IsMatch(name) ? Read(Path.Combine(folder, release, kind, name)) : null;

    /// <summary>The same, of whichever release has it: for names that hold a hash of the content.</summary>
    public ServedFile? FindInAnyRelease(string kind, string name) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Select(release => Find(Path.GetFileName(release), kind, name)).FirstOrDefault(file => file is not null)
        : null;

    /// <summary>Keeps one file, unless one of its name is kept: then that one stays.</summary>
    public void Keep(string release, string kind, string name, ServedFile file)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, release, kind)).FullName, name);
        WriteUnlessKept(path, file.Content);
        // Another server, or another build, may have been first; and one that was may have died before it wrote these.
        if (File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Content))
        {
            foreach (var form in file.Representations.SkipLast(1))
            {
                WriteUnlessKept(path + SuffixOf(form.Coding), form.Content);
            }
        }
    }

    /// <summary>Keeps files that need each other, all at once, unless files of that kind are kept: then those stay as they are.</summary>
    public void KeepTogether(string release, string kind, IReadOnlyDictionary<string, ServedFile> files)
    {
        var target = Path.Combine(folder, release, kind);
        if (Directory.Exists(target))
        {
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = Directory.CreateDirectory(Unfinished()).FullName;
        foreach (var (name, form) in files.SelectMany(file => file.Value.Representations.Select(form => (file.Key, form))))
        {
            Write(Path.Combine(unfinished, name + SuffixOf(form.Coding)), form.Content);
        }
        try
        {
            Directory.Move(unfinished, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private static ServedFile? Read(string path) => ReadUnlessMissing(path) is { } content
        ? ServedFile.Of(
            content,
            ReadUnlessMissing(path + SuffixOf(Representation.Brotli)),
            ReadUnlessMissing(path + SuffixOf(Representation.Gzip)))
        : null;

    private static byte[]? ReadUnlessMissing(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private void WriteUnlessKept(string path, byte[] content)
    {
        if (File.Exists(path))
        {
            return;
        }
        var unfinished = Unfinished();
        Write(unfinished, content);
        HardLink.TryName(unfinished, path);
    }

    /// <summary>To the disk itself: a name that outlives a power cut must not be of an empty file.</summary>
    private static void Write(string path, byte[] content)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private string Unfinished() => Path.Combine(folder, $".{Guid.NewGuid():n}");

    private static string SuffixOf(string coding) => coding switch
    {
        Representation.Brotli => ".br",
        Representation.Gzip => ".gz",
        _ => "",
    };

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
