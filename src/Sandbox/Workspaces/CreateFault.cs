using Protocol;
using Sandbox.Errors;

namespace Sandbox.Workspaces;

/// <summary>What a test wants to go wrong with a create; nothing of the call is made where it fails or is dropped.</summary>
/// <param name="Delay">The create waits for so long first.</param>
/// <param name="Fail">Then it is refused with this code; null: it is not.</param>
/// <param name="Drop">Or the connection is closed without an answer.</param>
internal sealed record CreateFault(TimeSpan Delay, ErrorCode? Fail, bool Drop)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <returns>What to answer instead of making the call, or null: go on.</returns>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public async Task<IResult?> HappenAsync(HttpContext context, TimeProvider time)
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, time, context.RequestAborted);
        }
        if (Drop)
        {
            context.Abort();
            return Results.Empty;
        }
        return Fail is { } code
            ? new Refusal(code, "A test asked for this failure: PUT /sandbox/faults.", code == ErrorCode.RateLimited ? RetryAfter : null)
            : null;
    }
}
