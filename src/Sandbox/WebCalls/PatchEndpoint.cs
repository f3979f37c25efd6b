using Microsoft.Net.Http.Headers;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Keys;
using WebRtc;

namespace Sandbox.WebCalls;

/// <summary>
/// <c>PATCH {location}</c>: trickled candidates (RFC 8840) and ICE restarts, told apart by <c>If-Match</c> (RFC 9725
/// section 4.3): the current <c>ETag</c> for a trickle, <c>*</c> for a restart.
/// </summary>
internal static class PatchEndpoint
{
    public const string Fragment = "application/trickle-ice-sdpfrag";

    public static async Task<IResult> PatchAsync(HttpContext context)
    {
        var call = context.Call();
        if (!RequestBody.HasType(context.Request, Fragment))
        {
            return new Refusal(ErrorCode.UnsupportedMediaType, $"The body is '{context.Request.ContentType}'. Send '{Fragment}'.");
        }
        var fragment = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (call.Status == CallStatus.Ended)
        {
            return WebCallApi.Ended(call);
        }
        var wanted = context.Request.GetTypedHeaders().IfMatch;
        if (wanted.Count == 0)
        {
            return new Refusal(ErrorCode.PreconditionRequired,
                $"There is no valid If-Match. Send {call.Peer.ETag} to trickle, or \"*\" to restart ICE.");
        }
        return IsRestart(wanted) ? Restart(context.Response, call, fragment) : Trickle(call, fragment, wanted);
    }

    // RFC 9110 writes * bare; the examples of RFC 9725 write it in quotes.
    private static bool IsRestart(IList<EntityTagHeaderValue> wanted) => wanted.Any(tag => tag.Tag == "*" || tag.Tag == "\"*\"");

    private static IResult Trickle(Call call, string fragment, IList<EntityTagHeaderValue> wanted)
    {
        if (!wanted.Any(tag => tag.ToString() == call.Peer.ETag))
        {
            return new Refusal(ErrorCode.PreconditionFailed,
                $"If-Match is {string.Join(", ", wanted)}, and ICE is at {call.Peer.ETag} since a restart. Use that, or \"*\" to restart.");
        }
        return Run(() =>
        {
            call.Peer.Trickle(fragment);
            return TypedResults.NoContent();
        });
    }

    private static IResult Restart(HttpResponse response, Call call, string fragment) => Run(() =>
    {
        var answer = call.Peer.Restart(fragment);
        response.Headers.ETag = call.Peer.ETag;
        return TypedResults.Text(answer, Fragment);
    });

    private static IResult Run(Func<IResult> change)
    {
        try
        {
            return change();
        }
        catch (SdpException wrong)
        {
            return new Refusal(wrong.IsMalformed ? ErrorCode.InvalidRequest : ErrorCode.UnsupportedOffer, wrong.Message);
        }
    }
}
