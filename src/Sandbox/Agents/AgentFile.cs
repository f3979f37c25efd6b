using System.Text.Json.Nodes;
using Sandbox.Analysis;
using Sandbox.Flows;

namespace Sandbox.Agents;

/// <summary>Reads an agent from JSON, with all problems at once.</summary>
internal static class AgentFile
{
    public static (AgentDefinition? Definition, IReadOnlyList<string> Problems) Read(string json, bool isScripted)
    {
        var problems = new List<string>();
        if (AgentJson.TryRead(() => ReadSheet(json), "the agent", problems) is not { } sheet)
        {
            return (null, problems);
        }
        var definition = new AgentDefinition
        {
            Name = sheet.Name,
            CannotHear = sheet.CannotHear,
            Flow = sheet is FlowSheet flow ? ReadFlow(flow, problems) : null,
            Prompt = (sheet as SinglePromptSheet)?.SinglePrompt,
            Variables = sheet.Variables,
            MaxCallDuration = TimeSpan.FromSeconds(sheet.MaxCallDurationSec),
            EndCallOnSilence = TimeSpan.FromSeconds(sheet.EndCallOnSilenceSec),
            Opening = new(sheet.ConversationStartType, TimeSpan.FromSeconds(sheet.PauseBeforeSpeakingSec)),
            Reminder = sheet.Reminder,
            PostCallAnalysis = ReadEach<AnalysisField>(sheet.PostCallAnalysis, "field_name", "field", problems),
        };
        problems.AddRange(AgentCheck.Problems(sheet, isScripted));
        problems.AddRange(definition.Prompt?.Problems() ?? []);
        problems.AddRange(AnalysisCheck.Problems(definition.PostCallAnalysis));
        return problems.Count == 0 ? (definition, []) : (null, problems);
    }

    private static AgentSheet? ReadSheet(string json)
    {
        var agent = AgentJson.Parse(json);
        if (!agent.ContainsKey("type"))
        {
            agent["type"] = "flow";
        }
        return AgentJson.Read<AgentSheet>(agent);
    }

    private static Flow ReadFlow(FlowSheet sheet, List<string> problems)
    {
        var before = problems.Count;
        var nodes = ReadEach<FlowNode>(sheet.Nodes, "id", "node", problems);
        var flow = new Flow { Name = sheet.Name, CannotHear = sheet.CannotHear, Nodes = nodes };
        // A node that could not be read would be missing everywhere.
        problems.AddRange(problems.Count == before ? FlowCheck.Problems(flow) : []);
        return flow;
    }

    private static List<T> ReadEach<T>(IReadOnlyList<JsonObject?> parts, string nameProperty, string what, List<string> problems)
        where T : class =>
    [
        .. parts
            .Select((part, index) => AgentJson.TryRead(() => AgentJson.Read<T>(part), AgentJson.NameOf(part, nameProperty, what, index), problems))
            .OfType<T>(),
    ];
}
