using Sandbox.Keys;

namespace Sandbox.Records;

/// <summary>This process among those that share the database.</summary>
internal sealed class Instance
{
    public string Id { get; } = "inst_" + RandomToken.Create();
}
