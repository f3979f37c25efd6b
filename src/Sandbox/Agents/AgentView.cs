using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Storage.Rows;

namespace Sandbox.Agents;

/// <summary>An agent as it is read, with all its versions.</summary>
/// <param name="Id"><c>agent_…</c>; a create that names it runs its current version.</param>
/// <param name="Title">For people.</param>
/// <param name="AgentType"><c>Single_Prompt_Agent</c> or <c>Conversational_Flow_Agent</c>, of its newest version; absent for what is neither.</param>
/// <param name="PipelineType">Recognition, flow or language model, speech: one after the other.</param>
/// <param name="CurrentVersionNumber">Absent: nothing is published.</param>
/// <param name="CreatedAt">Absent for what the sandbox brings along.</param>
/// <param name="Versions">By number.</param>
internal sealed record AgentView(
    string Id,
    string Title,
    string? AgentType,
    string PipelineType,
    int? CurrentVersionNumber,
    DateTime? CreatedAt,
    IReadOnlyList<AgentVersionView> Versions)
{
    private const string Cascaded = "Cascaded";
    private const string Flow = "Conversational_Flow_Agent";
    private const string SinglePrompt = "Single_Prompt_Agent";

    public static AgentView Of(AgentRow agent, IEnumerable<AgentVersionRow> versions)
    {
        var views = versions.OrderBy(version => version.Number).Select(AgentVersionView.Of).ToList();
        var type = views[^1].Definition?["type"]?.GetValue<string>() == "single_prompt" ? SinglePrompt : Flow;
        return new(agent.Id, agent.Name, type, Cascaded, agent.CurrentVersionNumber, agent.CreatedAt.UtcDateTime, views);
    }

    /// <summary>What the sandbox brings along: one version, whose definition is a file or code.</summary>
    public static AgentView Of(AgentVersion version)
    {
        var isPublished = version.Refusal?.Code != ErrorCode.AgentVersionNotPublished;
        var type = version.Definition is not { } definition ? null : definition.Prompt is null ? Flow : SinglePrompt;
        var view = new AgentVersionView(version.Id, version.AgentId, version.Number, version.Name, isPublished, null, null, null);
        return new(version.AgentId, version.Name, type, Cascaded, isPublished ? version.Number : null, null, [view]);
    }

    public AgentView WithoutDefinitions() => this with { Versions = [.. Versions.Select(version => version with { Definition = null })] };
}

/// <summary>One version of an agent.</summary>
/// <param name="Id"><c>av_…</c>; a create that names it runs this version.</param>
/// <param name="AgentId">Whose version it is.</param>
/// <param name="VersionNumber">Counts from 1.</param>
/// <param name="VersionTitle">For people.</param>
/// <param name="IsPublished">False: a draft, which is never served.</param>
/// <param name="CreatedAt">When the draft opened.</param>
/// <param name="PublishedAt">When it was frozen.</param>
/// <param name="Definition">As in <c>docs/flows.md</c>; absent in lists.</param>
internal sealed record AgentVersionView(
    string Id,
    string AgentId,
    int VersionNumber,
    string VersionTitle,
    bool IsPublished,
    DateTime? CreatedAt,
    DateTime? PublishedAt,
    JsonNode? Definition)
{
    public static AgentVersionView Of(AgentVersionRow row) => new(
        row.Id,
        row.AgentId,
        row.Number,
        row.Title,
        row.PublishedAt is not null,
        row.CreatedAt.UtcDateTime,
        row.PublishedAt?.UtcDateTime,
        JsonNode.Parse(row.Definition));
}
