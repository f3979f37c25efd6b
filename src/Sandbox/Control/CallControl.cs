using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.OpenApi;
using WebRtc;

namespace Sandbox.Control;

/// <summary><c>/sandbox/calls/{id}</c>: what a test does to a call of its workspace, and what it may know of it.</summary>
internal static class CallControl
{
    private const int MaxText = 2_000;
    private const string TextExample = "{ \"text\": \"Hello.\" }";
    private const string ReasonExample = "{ \"reason\": \"agent_disconnected\" }, or no body";

    internal sealed record Words(string? Text);

    internal sealed record Ending(CallEndReason? Reason);

    public static void MapCalls(this IEndpointRouteBuilder sandbox)
    {
        var call = sandbox.MapGroup("/calls/{id}").Fails(ErrorCode.CallNotFound);
        MapReads(call);
        call.MapPost("/say", On((context, call) => SpeakAsync(context, call, call.TrySay)))
            .WithSummary("The agent says this")
            .Accepts<Words>(ControlApp.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.InvalidRequest, ErrorCode.CallEnded);
        call.MapPost("/hear", On((context, call) => SpeakAsync(context, call, call.TryHear)))
            .WithSummary("The agent hears this, as if the visitor had said it")
            .Accepts<Words>(ControlApp.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.InvalidRequest, ErrorCode.CallEnded);
        call.MapPost("/hangup", On(HangUpAsync))
            .WithSummary("Ends the call")
            .Accepts<Ending>(ControlApp.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.InvalidRequest);
        call.MapPost("/restore", On(RestoreAsync))
            .WithSummary("Gives the call a good network again")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.CallEnded);
        call.MapPut("/network", On(CallNetwork.PutAsync))
            .WithSummary("Gives the call a bad network")
            .Accepts<CallNetwork>(ControlApp.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.InvalidRequest);
    }

    private static void MapReads(RouteGroupBuilder call)
    {
        call.MapGet("", On((_, call) => Task.FromResult<IResult>(TypedResults.Json(CallView.Of(call), ProtocolJson.Options))))
            .WithSummary("What was heard and said, and how the network is")
            .Produces<CallView>();
        call.MapGet("/wait", On((context, call) => CallWait.WaitAsync(
            call, context.Request.Query, context.RequestServices.GetRequiredService<TimeProvider>(), context.RequestAborted)))
            .WithSummary("Waits for an event of the call")
            .Takes("query", "for", "The condition.")
            .Takes("query", "timeout_ms", "How long at most.")
            .Takes("query", "after", "Only events after this id.")
            .Produces<CallWait.Happened>()
            .Fails(ErrorCode.InvalidRequest, ErrorCode.CallEnded, ErrorCode.PlatformTimeout);
    }

    /// <summary>What another workspace has is not there.</summary>
    private static Delegate On(Func<HttpContext, Call, Task<IResult>> act) => (HttpContext context, string id, CallRegistry calls) =>
        calls.FindById(id) is { } call && call.Setup.WorkspaceId == context.Caller().Key!.WorkspaceId
            ? act(context, call)
            : Task.FromResult<IResult>(new Refusal(
                ErrorCode.CallNotFound, $"There is no call '{id}' in this workspace. A call is here from its create until 5 minutes after its end."));

    private static async Task<IResult> SpeakAsync(HttpContext context, Call call, Func<string, bool> speak)
    {
        var (words, refusal) = await ControlBody.ReadAsync<Words>(context.Request, TextExample, context.RequestAborted);
        if (refusal is not null)
        {
            return refusal;
        }
        var text = words!.Text ?? "";
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxText)
        {
            return ControlBody.Wrong($"'text' has {text.Length} characters. Send 1 to {MaxText}: {TextExample}.");
        }
        return call switch
        {
            _ when speak(text) => TypedResults.NoContent(),
            { Status: CallStatus.Ended } => Ended(call),
            _ => ControlBody.Wrong($"The call is {CallView.NameOf(call.Status)}. Wait until it is connected: GET …/wait?for=status:connected."),
        };
    }

    private static async Task<IResult> HangUpAsync(HttpContext context, Call call)
    {
        var (ending, refusal) = await ControlBody.ReadAsync<Ending>(context.Request, ReasonExample, context.RequestAborted);
        if (refusal is not null)
        {
            return refusal;
        }
        call.End(ending!.Reason ?? CallEndReason.AgentDisconnected);
        return TypedResults.NoContent();
    }

    private static Task<IResult> RestoreAsync(HttpContext context, Call call)
    {
        if (call.Status == CallStatus.Ended)
        {
            return Task.FromResult<IResult>(Ended(call));
        }
        call.Network = PeerNetwork.Clear;
        return Task.FromResult<IResult>(TypedResults.NoContent());
    }

    private static Refusal Ended(Call call) => new(ErrorCode.CallEnded, $"The call ended with '{call.EndReason?.Name()}'. Start another.");
}
