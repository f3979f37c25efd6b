using System.Text.Json;
using Sandbox.Errors;

namespace Sandbox.Agents;

/// <summary>Body of <c>POST /v1/agents</c>.</summary>
/// <param name="Title">Of the agent, for people; at most 70 characters.</param>
/// <param name="Definition">As in <c>docs/flows.md</c>.</param>
/// <param name="VersionTitle">Of version 1; at most 35 characters. Default <c>Version 1</c>.</param>
/// <param name="IsPublished">True publishes version 1. Default false.</param>
internal sealed record CreateAgent(string? Title, JsonElement? Definition, string? VersionTitle = null, bool IsPublished = false)
{
    public Refusal? Check() => AgentFields.CheckTitle(Title)
        ?? (VersionTitle is null ? null : AgentFields.CheckVersionTitle(VersionTitle))
        ?? AgentFields.CheckDefinition(Definition, isScripted: false);
}

/// <summary>Body of <c>PATCH /v1/agents/{id}</c>.</summary>
/// <param name="VersionNumber">The draft that the next three are for.</param>
/// <param name="Definition">Replaces the draft's.</param>
/// <param name="VersionTitle">Replaces the draft's; at most 35 characters.</param>
/// <param name="IsPublished">True publishes the draft, changed as said here: it is frozen and current, and the next draft opens.</param>
/// <param name="CurrentVersionNumber">Makes a published version the current one: rollback.</param>
/// <param name="Title">Of the agent; at most 70 characters.</param>
internal sealed record ChangeAgent(
    int? VersionNumber, JsonElement? Definition, string? VersionTitle, bool? IsPublished, int? CurrentVersionNumber, string? Title)
{
    private bool IsOfVersion => Definition is not null || VersionTitle is not null || IsPublished is not null;

    /// <summary>All that can be told without the agent.</summary>
    public Refusal? Check() => this switch
    {
        { IsOfVersion: true, VersionNumber: null } =>
            AgentFields.Invalid("'version_number' is missing. Name the draft to change; GET /v1/agents/{id} lists the versions."),
        { IsOfVersion: false, VersionNumber: not null } =>
            AgentFields.Invalid("'version_number' alone changes nothing. Add 'definition', 'version_title' or 'is_published'."),
        { IsOfVersion: false, CurrentVersionNumber: null, Title: null } =>
            AgentFields.Invalid("Nothing is to be changed. Send 'title', 'current_version_number', or a change of 'version_number'."),
        _ => (Title is null ? null : AgentFields.CheckTitle(Title))
            ?? (VersionTitle is null ? null : AgentFields.CheckVersionTitle(VersionTitle)),
    };
}
