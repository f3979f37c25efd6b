using Sandbox.Agents;

namespace Sandbox.Flows;

/// <summary>The agents that are files: <c>flows/&lt;agent version id&gt;.json</c> beside the program.</summary>
internal static class FlowAgents
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "flows");

    /// <summary>Reads, checks and builds every file's agent.</summary>
    /// <param name="builder">Makes them.</param>
    /// <param name="taken">Agent version ids that no file may have.</param>
    /// <exception cref="FlowException">A file cannot run; all problems of all files are in it.</exception>
    public static IReadOnlyList<AgentVersion> Load(AgentBuilder builder, params IReadOnlyCollection<string> taken) =>
        [.. Read(Folder, taken).Select(agent => builder.Build(agent.Key, agent.Value))];

    public static Dictionary<string, AgentDefinition> Read(string folder, params IReadOnlyCollection<string> taken)
    {
        var agents = new Dictionary<string, AgentDefinition>();
        var problems = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileNameWithoutExtension(path);
            if (taken.Contains(id))
            {
                problems.Add($"{Path.GetFileName(path)}: '{id}' is an agent that the sandbox brings along. Give the file another name.");
            }
            var (agent, found) = AgentDefinition.Read(File.ReadAllText(path), isScripted: false);
            problems.AddRange(found.Select(problem => $"{Path.GetFileName(path)}: {problem}"));
            if (agent is not null)
            {
                agents[id] = agent;
            }
        }
        return problems.Count == 0 ? agents : throw new FlowException(problems);
    }
}
