using Microsoft.Data.Sqlite;
using WidgetHost.Storage;

namespace WidgetHost.Tests.Infrastructure;

/// <summary>Folders with databases in them.</summary>
internal static class SqliteFolder
{
    /// <summary>Deletes it. What the pool keeps open of its files is closed first, and nothing else: other tests are using theirs.</summary>
    public static void Delete(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.db", SearchOption.AllDirectories))
        {
            using var connection = new SqliteConnection(new Database(file).ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        Directory.Delete(folder, recursive: true);
    }
}
