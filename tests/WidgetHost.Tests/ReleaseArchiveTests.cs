using Microsoft.Extensions.Options;
using WidgetHost.Releases;
using WidgetHost.Scripts;

namespace WidgetHost.Tests;

/// <summary>What is kept stays; what is read is whole.</summary>
public sealed class ReleaseArchiveTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("widgethost-").FullName;

    private ReleaseArchive Archive => new(Options.Create(new ReleasesOptions { Folder = Path.Combine(folder, "releases") }));

    [Fact]
    public void KeptFile_IsFoundWithItsForms()
    {
        var file = Filled('a');
        Archive.Keep("1.1.0", "widget", "a.js", file);
        var found = Archive.Find("1.1.0", "widget", "a.js")!;

        Assert.Equal(file.Hash, found.Hash);
        Assert.Equal(file.Representations.Select(form => form.ETag), found.Representations.Select(form => form.ETag));
    }

    [Fact]
    public void FileOfTheSameName_ChangesNothing()
    {
        var first = Filled('a');
        Archive.Keep("1.1.0", "widget", "a.js", first);
        Archive.Keep("1.1.0", "widget", "a.js", Filled('b'));

        AssertIs(first, Archive.Find("1.1.0", "widget", "a.js"));
    }

    [Fact]
    public void FilesThatBelongTogether_AreKeptTogether_OrNotAtAll()
    {
        var first = new Dictionary<string, ServedFile> { ["main.js"] = Filled('a'), ["part.js"] = Filled('b') };
        Archive.KeepTogether("1.1.0", "web-sdk", first);
        Archive.KeepTogether("1.1.0", "web-sdk", new Dictionary<string, ServedFile> { ["main.js"] = Filled('c'), ["new.js"] = Filled('d') });

        AssertIs(first["main.js"], Archive.Find("1.1.0", "web-sdk", "main.js"));
        AssertIs(first["part.js"], Archive.Find("1.1.0", "web-sdk", "part.js"));
        Assert.Null(Archive.Find("1.1.0", "web-sdk", "new.js"));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(Path.Combine(folder, "releases")), IsUnfinished);
    }

    /// <summary>Each of many servers has another build; whichever is first, what is kept is all of one build.</summary>
    [Fact]
    public async Task ServersThatStartAtOnce_KeepOneOfTheirBuilds()
    {
        var builds = Enumerable.Range(0, 8).Select(server => new Dictionary<string, ServedFile>
        {
            ["main.js"] = Filled((char)('a' + server)),
            ["part.js"] = Filled((char)('A' + server)),
        }).ToList();
        await Task.WhenAll(builds.Select(build => Task.Run(() =>
        {
            Archive.KeepTogether("1.1.0", "web-sdk", build);
            Archive.Keep("1.1.0", "widget", "widget.js", build["main.js"]);
        })));

        var main = Archive.Find("1.1.0", "web-sdk", "main.js")!;
        var build = builds.Single(build => build["main.js"].Hash == main.Hash);
        AssertIs(build["part.js"], Archive.Find("1.1.0", "web-sdk", "part.js"));
        var loader = Archive.Find("1.1.0", "widget", "widget.js")!;
        AssertIs(builds.Single(build => build["main.js"].Hash == loader.Hash)["main.js"], loader);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(Path.Combine(folder, "releases")), IsUnfinished);
    }

    [Fact]
    public void ServerThatDiedBeforeItWroteTheForms_IsFollowedByOneThatDoes()
    {
        var file = Filled('a');
        Archive.Keep("1.1.0", "widget", "a.js", file);
        File.Delete(Path.Combine(folder, "releases", "1.1.0", "widget", "a.js.br"));
        Archive.Keep("1.1.0", "widget", "a.js", file);

        AssertIs(file, Archive.Find("1.1.0", "widget", "a.js"));
    }

    [Theory]
    [InlineData("1.1.0", "a.js", true)]
    [InlineData("1.1.0", "A.js", false)]
    [InlineData("1.1.0", "../a.js", false)]
    [InlineData("1.1.0", "../widget/a.js", false)]
    [InlineData("1.1.0", "../../secret.js", false)]
    [InlineData("1.1.0", @"..\widget\a.js", false)]
    [InlineData("1.1.0", ".hidden.js", false)]
    [InlineData("1.1.0", "a.js\n", false)]
    [InlineData("1.1.0", "a.js\0", false)]
    [InlineData("1.1.0", "", false)]
    [InlineData("..", "secret.js", false)]
    [InlineData("../releases/1.1.0", "a.js", false)]
    [InlineData("1.1.0/../1.1.0", "a.js", false)]
    [InlineData("1.1.0\n", "a.js", false)]
    [InlineData("", "a.js", false)]
    public void OnlyANameCanBeFound(string release, string name, bool found)
    {
        Archive.Keep("1.1.0", "widget", "a.js", Filled('a'));
        foreach (var secret in new[] { "releases/1.1.0/secret.js", "releases/secret.js", "secret.js", "releases/1.1.0/widget/.hidden.js", "widget/secret.js" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, secret))!);
            File.WriteAllText(Path.Combine(folder, secret), "secret");
        }

        Assert.Equal(found, Archive.Find(release, "widget", name) is not null);
    }

    [Fact]
    public void NameWithAHash_IsFoundInWhicheverReleaseHasIt()
    {
        var file = Filled('a');
        Archive.Keep("1.1.0", "chunks", "consent-K3J2H1G0.js", file);
        Archive.Keep("1.2.0", "chunks", "other-A0B1C2D3.js", Filled('b'));

        AssertIs(file, Archive.FindInAnyRelease("chunks", "consent-K3J2H1G0.js"));
        Assert.Null(Archive.FindInAnyRelease("chunks", "nothing-A0B1C2D3.js"));
    }

    [Fact]
    public void FolderThatIsNotThere_HasNothing()
    {
        Assert.Null(Archive.Find("1.1.0", "web-sdk", "main.js"));
        Assert.Null(Archive.FindInAnyRelease("chunks", "consent-K3J2H1G0.js"));
    }

    [Theory]
    [InlineData("1.1.0", true)]
    [InlineData("10.20.30", true)]
    [InlineData("2.0.0-beta.1", true)]
    [InlineData("1.1", false)]
    [InlineData("v1.1.0", false)]
    [InlineData("1.1.0.0", false)]
    [InlineData("1.1.0-", false)]
    [InlineData("1.1.0-..", false)]
    [InlineData("latest", false)]
    public void Version_HasThreeNumbers(string text, bool expected) => Assert.Equal(expected, Release.IsVersion(text));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ServedFile Filled(char letter) =>
        ServedFile.Compress([.. Enumerable.Repeat((byte)letter, 500)], Compression.BrotliAndGzip);

    private static bool IsUnfinished(string path) => Path.GetFileName(path).StartsWith('.');

    private static void AssertIs(ServedFile expected, ServedFile? found) =>
        Assert.Equal(expected.Representations.Select(form => form.ETag), found?.Representations.Select(form => form.ETag));
}
