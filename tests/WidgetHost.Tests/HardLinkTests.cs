using WidgetHost.Releases;

namespace WidgetHost.Tests;

public sealed class HardLinkTests : IDisposable
{
    private const int Servers = 4;

    private readonly string folder = Directory.CreateTempSubdirectory("widgethost-").FullName;

    /// <summary>A rename that looks first lets two of them through, a few times in so many rounds.</summary>
    [Fact]
    public void OfManyThatGiveAFileTheSameName_OneDoes()
    {
        using var together = new Barrier(Servers);
        for (var round = 0; round < 200; round++)
        {
            var name = Path.Combine(folder, $"{round}.js");
            var named = new bool[Servers];
            var threads = Enumerable.Range(0, Servers).Select(server => new Thread(() =>
            {
                var finished = Path.Combine(folder, $".{round}-{server}");
                File.WriteAllText(finished, $"{server}");
                together.SignalAndWait();
                named[server] = HardLink.TryName(finished, name);
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.Equal(Array.IndexOf(named, true).ToString(System.Globalization.CultureInfo.InvariantCulture), File.ReadAllText(name));
            Assert.Single(named, isNamed => isNamed);
        }
        Assert.DoesNotContain(Directory.GetFiles(folder), file => Path.GetFileName(file).StartsWith('.'));
    }

    [Fact]
    public void FolderThatIsNotThere_IsAnErrorAndNotATakenName()
    {
        var finished = Path.Combine(folder, ".finished");
        File.WriteAllText(finished, "");
        Assert.ThrowsAny<IOException>(() => HardLink.TryName(finished, Path.Combine(folder, "nowhere", "a.js")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
