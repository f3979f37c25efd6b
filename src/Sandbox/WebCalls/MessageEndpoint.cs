using System.Text;
using System.Text.Json;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Limits;

namespace Sandbox.WebCalls;

/// <summary><c>POST {location}/messages</c>: the visitor types instead of speaking.</summary>
internal sealed class MessageEndpoint(TimeProvider time)
{
    private const int MaxBytes = 2 * 1024;

    private readonly RateLimits limits = new(limit: 20, TimeSpan.FromMinutes(1), time);

    internal sealed record Message(string? Text);

    public async Task<IResult> SendAsync(HttpContext context)
    {
        var call = context.Call();
        if (!RequestBody.HasType(context.Request, CreateEndpoint.Json))
        {
            var given = context.Request.ContentType;
            return new Refusal(ErrorCode.UnsupportedMediaType, $"The body is '{given}'. Send '{CreateEndpoint.Json}'.");
        }
        var refusal = Read(await RequestBody.ReadAsync(context.Request, context.RequestAborted), out var text);
        if (refusal is not null)
        {
            return refusal;
        }
        if (limits.TryUse(call.CallId) is { } wait)
        {
            var seconds = Math.Ceiling(wait.TotalSeconds);
            return new Refusal(ErrorCode.RateLimited, $"More than {limits.Limit} messages in a minute. Wait {seconds} s.", wait);
        }
        return call switch
        {
            _ when call.TryRead(text) => TypedResults.NoContent(),
            { Status: CallStatus.Ended } => WebCallApi.Ended(call),
            _ => Invalid("The call is not connected yet. Send messages after the event 'status' says 'connected'."),
        };
    }

    private static Refusal? Read(string body, out string text)
    {
        text = "";
        try
        {
            text = JsonSerializer.Deserialize<Message>(body, ProtocolJson.Options)?.Text ?? "";
        }
        catch (JsonException)
        {
            return Invalid("The body is not JSON. Send { \"text\": … }.");
        }
        var bytes = Encoding.UTF8.GetByteCount(text);
        return string.IsNullOrWhiteSpace(text) ? Invalid("'text' is missing or empty. Send { \"text\": … }.")
            : bytes > MaxBytes ? new(ErrorCode.PayloadTooLarge, $"'text' has {bytes} bytes; the limit is {MaxBytes}. Send less.")
            : null;
    }

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
