namespace Sandbox.Agents;

/// <summary>
/// Every agent version that can be called: <see cref="Fixtures"/>, and what else is handed in, such as the agents made from
/// flow files.
/// </summary>
internal sealed class AgentCatalog(IEnumerable<AgentVersion> versions)
{
    private readonly Dictionary<string, AgentVersion> byId = versions.ToDictionary(version => version.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<AgentVersion> Versions => byId.Values;

    public AgentVersion? Find(string id) => byId.GetValueOrDefault(id);
}
