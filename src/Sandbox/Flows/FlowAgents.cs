using Sandbox.Agents;
using Sandbox.Speech;

namespace Sandbox.Flows;

/// <summary>The agents whose conversation is a file: <c>flows/&lt;agent version id&gt;.json</c> beside the program.</summary>
public static class FlowAgents
{
    /// <summary>Reads and checks every flow. The result makes an agent for one call, by agent version id.</summary>
    /// <param name="engines">What the agents speak and hear with.</param>
    /// <param name="logs">Where they log.</param>
    /// <param name="taken">Agent version ids that no file may have.</param>
    /// <exception cref="FlowException">A file cannot run; all problems of all files are in it.</exception>
    public static IReadOnlyDictionary<string, Func<IAgent>> Load(
        SpeechEngines engines, ILoggerFactory logs, params IReadOnlyCollection<string> taken)
    {
        var logger = logs.CreateLogger<FlowAgent>();
        return Read(Folder, taken).ToDictionary(
            flow => flow.Key,
            flow => new Func<IAgent>(() => new FlowAgent(flow.Key, flow.Value, engines, logger)));
    }

    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "flows");

    internal static Dictionary<string, Flow> Read(string folder, params IReadOnlyCollection<string> taken)
    {
        var flows = new Dictionary<string, Flow>();
        var problems = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileNameWithoutExtension(path);
            if (taken.Contains(id))
            {
                problems.Add($"{Path.GetFileName(path)}: '{id}' is an agent that the sandbox brings along. Give the file another name.");
            }
            var (flow, found) = FlowFile.Read(File.ReadAllText(path));
            problems.AddRange(found.Select(problem => $"{Path.GetFileName(path)}: {problem}"));
            if (flow is not null)
            {
                flows[id] = flow;
            }
        }
        return problems.Count == 0 ? flows : throw new FlowException(problems);
    }
}
