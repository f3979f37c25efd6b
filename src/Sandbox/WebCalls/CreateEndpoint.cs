using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Limits;

namespace Sandbox.WebCalls;

/// <summary><c>POST /v1/web-calls</c>, as JSON and as WHIP (RFC 9725).</summary>
internal sealed class CreateEndpoint(CallFactory factory, CreateOnce once, CreateLimits limits)
{
    public const string Sdp = "application/sdp";
    public const string Json = "application/json";

    public async Task<IResult> CreateAsync(HttpContext context)
    {
        var key = context.Caller().Key!;
        if (limits.TryUse(context.Connection.RemoteIpAddress, key) is { } limited)
        {
            return limited;
        }
        var (request, unreadable) = await ReadAsync(context);
        if (request is null)
        {
            return unreadable!;
        }
        var same = RandomToken.Hash(key.Id + "\n" + request.Offer);
        var share = await once.RunAsync(
            same,
            () => factory.CreateAsync(request, key, context.RequestAborted),
            created => factory.Undo(created.Call),
            context.RequestAborted);
        return share.Outcome.Refusal is { } refusal ? refusal : new CreatedResult(share, request.IsWhip);
    }

    private static async Task<(CreateRequest? Request, Refusal? Refusal)> ReadAsync(HttpContext context)
    {
        var isWhip = RequestBody.HasType(context.Request, Sdp);
        if (!isWhip && !RequestBody.HasType(context.Request, Json))
        {
            var given = context.Request.ContentType;
            return (null, new(ErrorCode.UnsupportedMediaType, $"The body is '{given}'. Send '{Json}', or '{Sdp}' for WHIP."));
        }
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var refusal = isWhip
            ? CreateRequest.FromWhip(context.Request.Query["agent_version_id"], body, out var request)
            : CreateRequest.FromJson(body, out request);
        return (request, refusal);
    }
}
