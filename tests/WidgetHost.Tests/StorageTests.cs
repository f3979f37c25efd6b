using System.Xml.Linq;
using WidgetHost.Storage;
using WidgetHost.Tests.Infrastructure;

namespace WidgetHost.Tests;

public sealed class StorageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("widgethost-").FullName;

    [Fact]
    public void Keys_OutliveTheProcess()
    {
        var path = Path.Combine(folder, "below", "a.db");
        var database = new Database(path);
        database.Create();
        new SqliteXmlRepository(database).StoreElement(new XElement("key", new XAttribute("id", 1)), "first");
        new SqliteXmlRepository(database).StoreElement(new XElement("key", new XAttribute("id", 2)), "second");

        var reopened = new Database(path);
        reopened.Create();
        var ids = new SqliteXmlRepository(reopened).GetAllElements().Select(key => (int)key.Attribute("id")!);
        Assert.Equal([1, 2], ids);
    }

    [Fact]
    public void Keys_CanBeReadByTheirOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes; the file has the rights of its folder.");
            return;
        }
        var path = Path.Combine(folder, "a.db");
        var database = new Database(path);
        database.Create();
        using var connection = database.Open();

        foreach (var file in Directory.GetFiles(folder, "a.db*"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void Database_WritesAheadOfItself()
    {
        var database = new Database(Path.Combine(folder, "a.db"));
        database.Create();
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";

        Assert.Equal("wal", command.ExecuteScalar());
    }

    [Fact]
    public void FileThatCannotBeMade_NamesItsSetting()
    {
        var occupied = Path.Combine(folder, "file");
        File.WriteAllText(occupied, "");
        var failure = Assert.Throws<InvalidOperationException>(new Database(Path.Combine(occupied, "a.db")).Create);

        Assert.Contains("Storage:Path", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => SqliteFolder.Delete(folder);
}
