using Microsoft.Data.Sqlite;

namespace WidgetHost.Storage;

/// <summary>The SQLite file. Its schema is made at start; every use opens a connection of its own from the pool.</summary>
public sealed class Database(string path)
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS data_protection_keys (
            id INTEGER PRIMARY KEY,
            friendly_name TEXT NOT NULL,
            xml TEXT NOT NULL
        );
        """;

    /// <summary>Where the file is.</summary>
    public string Folder => Path.GetDirectoryName(path)!;

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = path }.ToString();

    /// <summary>Makes the folder, the file and the schema where they are missing.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be made; the message names the setting.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Folder);
            CreateFile();
            using var connection = Open();
            using var command = connection.CreateCommand();
            command.CommandText = Schema;
            command.ExecuteNonQuery();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new InvalidOperationException(
                $"The database '{path}' cannot be made: {failure.Message} Let this process write there, or set Storage:Path.", failure);
        }
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Before SQLite does, which would let every user of the machine read the keys. Its other files follow this one's mode.</summary>
    private void CreateFile()
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.Open(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }).Dispose();
        }
    }
}
