using System.Text.Json;
using Protocol;
using Sandbox.Errors;

namespace Sandbox.Agents;

/// <summary>What may be written into an agent, with the documented lengths.</summary>
internal static class AgentFields
{
    private const int MaxTitle = 70;
    private const int MaxVersionTitle = 35;

    public static Refusal? CheckTitle(string? title) => Title.Check("title", title, MaxTitle);

    public static Refusal? CheckVersionTitle(string title) => Title.Check("version_title", title, MaxVersionTitle);

    /// <summary>Null: an agent can be made from it. Otherwise all problems.</summary>
    public static Refusal? CheckDefinition(JsonElement? definition, bool isScripted)
    {
        if (definition is not { } given)
        {
            return Invalid("'definition' is missing. docs/flows.md says what an agent is.");
        }
        var (_, problems) = AgentDefinition.Read(given.GetRawText(), isScripted);
        return problems.Count == 0 ? null : Invalid($"'definition' has problems ({problems.Count}): {string.Join(" ", problems)}");
    }

    public static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
