using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Workspaces;

namespace Sandbox.Control;

/// <summary>
/// <c>POST /sandbox/workspaces</c> and <c>DELETE /sandbox/workspaces/{id}</c>: a part of the sandbox that shares nothing with another,
/// for one worker of a suite.
/// </summary>
internal static class WorkspaceControl
{
    private const int MaxName = 100;
    private const string Example = "{ \"name\": \"worker 1\", \"limits\": " + LimitControl.Example + " }";

    internal sealed record Asked(string? Name, LimitControl.Asked? Limits);

    internal sealed record Created(string WorkspaceId, string PublishableKey, string SecretKey, WorkspaceLimits Limits);

    /// <summary>Only with a key of the workspace that the sandbox started with.</summary>
    public static async Task<IResult> PostAsync(HttpContext context, WorkspaceDirectory workspaces, SandboxOptions options)
    {
        if (context.Caller().Key!.WorkspaceId != Workspace.OwnId)
        {
            return new Refusal(
                ErrorCode.KeyNotAllowed, "Only the sandbox's own secret key makes workspaces. Use that, not the key of one that was made.");
        }
        var (asked, refusal) = await ControlBody.ReadAsync<Asked>(context.Request, Example, context.RequestAborted);
        if ((refusal ?? asked!.Limits?.Check() ?? CheckName(asked!.Name)) is { } wrong)
        {
            return wrong;
        }
        var limits = asked!.Limits?.Over(WorkspaceLimits.Of(options)) ?? WorkspaceLimits.Of(options);
        var (id, keys) = await workspaces.CreateAsync(asked.Name ?? "", limits, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new Created(id, keys.PublishableKey, keys.SecretKey, limits), ProtocolJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>By its own key or the sandbox's; again is no error. The workspace that the sandbox started with stays.</summary>
    public static async Task<IResult> DeleteAsync(HttpContext context, string id, WorkspaceDirectory workspaces)
    {
        var own = context.Caller().Key!.WorkspaceId;
        if (id == Workspace.OwnId || (own != id && own != Workspace.OwnId))
        {
            return new Refusal(ErrorCode.KeyNotAllowed, $"This key may not remove '{id}'. Use that workspace's own secret key, or the sandbox's.");
        }
        await workspaces.RemoveAsync(id, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static Refusal? CheckName(string? name) => name?.Length > MaxName
        ? ControlBody.Wrong($"'name' has {name.Length} characters; the limit is {MaxName}. Send less.")
        : null;
}
