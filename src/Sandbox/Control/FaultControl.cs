using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Workspaces;

namespace Sandbox.Control;

/// <summary><c>PUT /sandbox/faults</c>: the next creates of the workspace are delayed, fail or are dropped.</summary>
internal static class FaultControl
{
    private const int MaxCreates = 1_000;
    private const int MaxDelayMs = 60_000;
    private const string Example = "{ \"creates\": { \"next\": 2, \"delay_ms\": 0, \"fail\": \"capacity_reached\", \"drop\": false } }";

    internal sealed record Asked(CreateFaults? Creates);

    internal sealed record CreateFaults(int Next, int? DelayMs, ErrorCode? Fail, bool Drop);

    public static async Task<IResult> PutAsync(HttpContext context, WorkspaceDirectory workspaces)
    {
        var (body, refusal) = await ControlBody.ReadAsync<Asked>(context.Request, Example, context.RequestAborted);
        if ((refusal ?? Check(body!.Creates)) is { } wrong)
        {
            return wrong;
        }
        var faults = (await workspaces.GetAsync(context.Caller().Key!.WorkspaceId, context.RequestAborted)).Faults;
        if (body!.Creates is { Next: > 0 } asked)
        {
            faults.Set(asked.Next, new CreateFault(TimeSpan.FromMilliseconds(asked.DelayMs ?? 0), asked.Fail, asked.Drop));
        }
        else
        {
            faults.Set(0, null);
        }
        return TypedResults.NoContent();
    }

    private static Refusal? Check(CreateFaults? asked) => asked switch
    {
        null => null,
        { Fail: not null, Drop: true } => ControlBody.Wrong("A create that is dropped has no answer to fail with. Leave out 'fail' or 'drop'."),
        { Next: > 0, Fail: null, Drop: false, DelayMs: null or 0 } =>
            ControlBody.Wrong($"This says how many creates, and not what happens to them. Send {Example}."),
        _ => ControlBody.Check(("next", asked.Next, 0, MaxCreates), ("delay_ms", asked.DelayMs, 0, MaxDelayMs)),
    };
}
