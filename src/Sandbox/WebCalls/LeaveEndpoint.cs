using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;

namespace Sandbox.WebCalls;

/// <summary>
/// <c>POST {location}/leave</c>: the page goes away, and another may take the call up. What a page sends as it unloads may arrive after
/// the next page has done so; with <c>If-Match</c>, the <c>ETag</c> of the page's own media, it is then refused.
/// </summary>
internal static class LeaveEndpoint
{
    public static IResult Leave(HttpContext context)
    {
        var call = context.Call();
        var meant = context.Request.GetTypedHeaders().IfMatch;
        if (meant.Count > 0 && !meant.Any(tag => tag.Tag == "*" || tag.ToString() == call.Peer.ETag))
        {
            return new Refusal(
                ErrorCode.PreconditionFailed,
                $"If-Match is {string.Join(", ", meant)}, and the call is carried by {call.Peer.ETag}: another page has it, and keeps it.");
        }
        call.Leave();
        return TypedResults.NoContent();
    }
}
