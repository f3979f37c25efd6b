using System.Text.Json;
using Protocol;
using Sandbox.Agents;
using Sandbox.Errors;
using Sandbox.Keys;

namespace Sandbox.Control;

/// <summary><c>POST /sandbox/agents</c>: an agent for the tests of this workspace, published at once.</summary>
internal static class AgentControl
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    internal sealed record Made(string AgentVersionId);

    public static async Task<IResult> PostAsync(HttpContext context, AgentRegister agents)
    {
        var json = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var (definition, problems) = AgentDefinition.Read(json, isScripted: true);
        if (definition is null)
        {
            return ControlBody.Wrong($"{string.Join(' ', problems)} See docs/flows.md.");
        }
        using var document = JsonDocument.Parse(json, Lenient);
        // Written anew, it is plain JSON.
        var asked = new CreateAgent(definition.Name, JsonSerializer.SerializeToElement(document.RootElement), IsPublished: true);
        var agent = await agents.CreateAsync(
            context.Caller().Key!.WorkspaceId, asked, isScripted: true, context.RequestAborted);
        var published = agent.Versions.Single(version => version.IsPublished);
        return TypedResults.Json(new Made(published.Id), ProtocolJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
