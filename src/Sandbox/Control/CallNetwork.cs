using Sandbox.Calls;
using Sandbox.Errors;
using WebRtc;

namespace Sandbox.Control;

/// <summary><c>PUT /sandbox/calls/{id}/network</c>: the whole of a call's network; what is left out is as on a good one.</summary>
/// <param name="DropMs">Everything is dropped for so long, from now on.</param>
/// <param name="Loss">Share of packets lost, 0 to 1.</param>
/// <param name="DelayMs">In each direction.</param>
/// <param name="JitterMs">Up to so much more.</param>
internal sealed record CallNetwork(double? DropMs, double? Loss, double? DelayMs, double? JitterMs)
{
    private const double MaxDropMs = 600_000;
    private const string Example = "{ \"drop_ms\": 3000, \"loss\": 0.1, \"delay_ms\": 200, \"jitter_ms\": 50 }";

    public static async Task<IResult> PutAsync(HttpContext context, Call call)
    {
        var (body, refusal) = await ControlBody.ReadAsync<CallNetwork>(context.Request, Example, context.RequestAborted);
        if ((refusal ?? body!.Check()) is { } wrong)
        {
            return wrong;
        }
        call.Network = body!.ToNetwork();
        return TypedResults.NoContent();
    }

    public static CallNetwork Of(PeerNetwork network) => new(
        network.DropFor == Timeout.InfiniteTimeSpan ? null : network.DropFor.TotalMilliseconds,
        network.LossShare,
        network.Delay.TotalMilliseconds,
        network.Jitter.TotalMilliseconds);

    private Refusal? Check() => ControlBody.Check(
        ("drop_ms", DropMs, 0, MaxDropMs),
        ("loss", Loss, 0, 1),
        ("delay_ms", DelayMs, 0, PeerNetwork.MaxDelay.TotalMilliseconds),
        ("jitter_ms", JitterMs, 0, PeerNetwork.MaxDelay.TotalMilliseconds));

    private PeerNetwork ToNetwork() => new()
    {
        DropFor = TimeSpan.FromMilliseconds(DropMs ?? 0),
        LossShare = Loss ?? 0,
        Delay = TimeSpan.FromMilliseconds(DelayMs ?? 0),
        Jitter = TimeSpan.FromMilliseconds(JitterMs ?? 0),
    };
}
