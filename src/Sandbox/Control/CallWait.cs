using System.Globalization;
using System.Text.Json;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;

namespace Sandbox.Control;

/// <summary>
/// <c>GET /sandbox/calls/{id}/wait?for=…&amp;timeout_ms=…&amp;after=…</c>: the first event of the call that meets the condition, whether
/// it has happened already or is yet to happen, so that a test is never too late for it.
/// </summary>
internal static class CallWait
{
    private const long DefaultTimeoutMs = 10_000;
    private const long MaxTimeoutMs = 60_000;

    internal sealed record Happened(long EventId, string Type, JsonElement Data);

    public static async Task<IResult> WaitAsync(Call call, IQueryCollection query, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = query["for"].ToString();
        long timeoutMs = 0, after = 0;
        var wrong = WaitCondition.TryParse(asked, out var condition)
            ?? ReadNumber(query, "timeout_ms", DefaultTimeoutMs, MaxTimeoutMs, out timeoutMs)
            ?? ReadNumber(query, "after", 0, long.MaxValue, out after);
        if (wrong is not null)
        {
            return new Refusal(ErrorCode.InvalidRequest, wrong);
        }
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeoutMs), time);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FindAsync(call, condition!, after, given.Token) is { } happened
                ? TypedResults.Json(happened, ProtocolJson.Options)
                : new Refusal(
                    ErrorCode.CallEnded, $"The call ended with '{call.EndReason?.Name()}', and '{asked}' never happened after event {after}.");
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Refusal(ErrorCode.PlatformTimeout,
                $"'{asked}' has not happened within {timeoutMs} ms; the call is {CallView.NameOf(call.Status)}. "
                + $"Wait longer (timeout_ms, up to {MaxTimeoutMs}), or look at GET /sandbox/calls/{{id}} for what did.");
        }
    }

    /// <returns>Null: the call is over without it.</returns>
    private static async Task<Happened?> FindAsync(Call call, WaitCondition condition, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = call.Events.Read(after);
            if (batch.Events.FirstOrDefault(item => item.Id > after && condition.IsMetBy(item)) is { } found)
            {
                using var data = JsonDocument.Parse(found.Data);
                return new Happened(found.Id, found.Type, data.RootElement.Clone());
            }
            if (batch.IsComplete)
            {
                return null;
            }
            after = Math.Max(after, batch.LastId);
            await batch.Changed.WaitAsync(cancellationToken);
        }
    }

    private static string? ReadNumber(IQueryCollection query, string name, long absent, long most, out long value)
    {
        value = absent;
        return !query.TryGetValue(name, out var text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most)
            ? null
            : $"'{name}' is '{text}'. Write a whole number from 0 to {most}.";
    }
}
