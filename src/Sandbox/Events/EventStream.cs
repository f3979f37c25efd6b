using System.Globalization;
using System.Text;
using Protocol;
using Sandbox.Errors;

namespace Sandbox.Events;

/// <summary>
/// An <see cref="EventLog"/> as <c>text/event-stream</c> (HTML standard, section 9.2): first the snapshot, or what came after
/// <c>Last-Event-ID</c>, then live until the call has ended.
/// </summary>
internal sealed class EventStream(EventLog log, TimeProvider time) : IResult
{
    /// <summary>A comment keeps proxies from closing a quiet stream. Promised every 15 s, sent every 10 s.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private static readonly ReadOnlyMemory<byte> Comment = ": \n\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var place = log.Readers.TryTake();
        if (place is null)
        {
            await TooMany().ExecuteAsync(httpContext);
            return;
        }
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // nginx and its kin: do not buffer.
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await WriteAsync(response, LastEventId(httpContext.Request), httpContext.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The page left: how such a stream usually ends.
        }
    }

    private async Task WriteAsync(HttpResponse response, long? position, CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = log.Read(position);
            foreach (var item in batch.Events)
            {
                await response.WriteAsync(Format(item), Encoding.UTF8, cancellationToken);
            }
            position = batch.LastId;
            await response.Body.FlushAsync(cancellationToken);
            if (batch.IsComplete)
            {
                return;
            }
            await batch.Changed.WaitAsync(Heartbeat, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (!batch.Changed.IsCompleted)
            {
                await response.Body.WriteAsync(Comment, cancellationToken);
            }
        }
    }

    // A stream whose client died silently is noticed at a heartbeat.
    private Refusal TooMany() => new(
        ErrorCode.RateLimited,
        $"All {log.Readers.Limit} event streams of this call are open. Close one, or wait {Heartbeat.TotalSeconds} s.",
        Heartbeat);

    private static string Format(CallEvent item) =>
        string.Create(CultureInfo.InvariantCulture, $"id: {item.Id}\nevent: {item.Type}\ndata: {item.Data}\n\n");

    private static long? LastEventId(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
