namespace Sandbox.Storage;

/// <summary>Section <c>Sandbox:Storage</c>: where calls, keys and agents are kept.</summary>
public sealed class SandboxStorageOptions
{
    /// <summary>
    /// A connection string of PostgreSQL, which several sandboxes may share: <c>Host=db;Database=sandbox;Username=sandbox</c>.
    /// Default empty: SQLite in <c>sandbox.db</c> of the data folder, for one process.
    /// </summary>
    public string PostgreSql { get; set; } = "";
}
