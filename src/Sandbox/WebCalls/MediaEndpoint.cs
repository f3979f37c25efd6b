using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Limits;
using Sandbox.Media;
using WebRtc;

namespace Sandbox.WebCalls;

/// <summary>
/// <c>POST {location}/media</c>: another peer connection for the living call, as after a reload, or where restarts of ICE were in vain.
/// </summary>
internal sealed class MediaEndpoint(IMedia media, TimeProvider time)
{
    private readonly RateLimits limits = new(limit: 20, TimeSpan.FromMinutes(1), time);

    public async Task<IResult> PostAsync(HttpContext context)
    {
        var call = context.Call();
        if (!RequestBody.HasType(context.Request, CreateEndpoint.Sdp))
        {
            var given = context.Request.ContentType;
            return new Refusal(ErrorCode.UnsupportedMediaType, $"The body is '{given}'. Send the offer as '{CreateEndpoint.Sdp}'.");
        }
        var offer = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (offer.Length == 0)
        {
            return new Refusal(ErrorCode.InvalidRequest, "The body is empty. Post the SDP offer.");
        }
        if (limits.TryUse(call.CallId) is { } wait)
        {
            var seconds = Math.Ceiling(wait.TotalSeconds);
            return new Refusal(ErrorCode.RateLimited, $"More than {limits.Limit} offers in a minute. Wait {seconds} s.", wait);
        }
        try
        {
            if (call.Rejoin(media, offer) is not { } answer)
            {
                return WebCallApi.Ended(call);
            }
            context.Response.Headers.ETag = answer.ETag;
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Text(answer.Sdp, CreateEndpoint.Sdp);
        }
        catch (SdpException wrong)
        {
            return new Refusal(wrong.IsMalformed ? ErrorCode.InvalidRequest : ErrorCode.UnsupportedOffer, wrong.Message);
        }
    }
}
