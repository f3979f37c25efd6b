using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Workspaces;

namespace Sandbox.Control;

/// <summary><c>PUT /sandbox/limits</c>: what the workspace may have and do from now on. What is left out stays.</summary>
internal static class LimitControl
{
    public const string Example = "{ \"concurrency_limit\": 1 }";

    internal sealed record Asked(int? ConcurrencyLimit, int? CreatesPerAddressPerMinute, int? CreatesPerKeyPerMinute)
    {
        public Refusal? Check() => ControlBody.Check(
            ("concurrency_limit", ConcurrencyLimit, 1, SandboxOptionsValidator.MaxConcurrency),
            ("creates_per_address_per_minute", CreatesPerAddressPerMinute, 1, SandboxOptionsValidator.MaxPerMinute),
            ("creates_per_key_per_minute", CreatesPerKeyPerMinute, 1, SandboxOptionsValidator.MaxPerMinute));

        public WorkspaceLimits Over(WorkspaceLimits limits) => new(
            ConcurrencyLimit ?? limits.ConcurrencyLimit,
            CreatesPerAddressPerMinute ?? limits.CreatesPerAddressPerMinute,
            CreatesPerKeyPerMinute ?? limits.CreatesPerKeyPerMinute);
    }

    public static async Task<IResult> PutAsync(HttpContext context, WorkspaceDirectory workspaces)
    {
        var (asked, refusal) = await ControlBody.ReadAsync<Asked>(context.Request, Example, context.RequestAborted);
        if ((refusal ?? asked!.Check()) is { } wrong)
        {
            return wrong;
        }
        var workspace = context.Caller().Key!.WorkspaceId;
        var limits = asked!.Over(await workspaces.ReadLimitsAsync(workspace, context.RequestAborted));
        await workspaces.SetLimitsAsync(workspace, limits, context.RequestAborted);
        return TypedResults.Json(limits, ProtocolJson.Options);
    }
}
