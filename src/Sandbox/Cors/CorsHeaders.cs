using Microsoft.Extensions.Primitives;

namespace Sandbox.Cors;

/// <summary>
/// The CORS headers of <c>docs/protocol.md</c> on every answer under <c>/v1</c>, errors included, so that a page can read why
/// it was refused. Origins are not enforced here but by the key (<see cref="Keys.Authenticator"/>); there are no cookies.
/// </summary>
internal sealed class CorsHeaders(RequestDelegate next)
{
    private static readonly StringValues Methods = "GET, POST, PATCH, DELETE";
    private static readonly StringValues RequestHeaders = "Authorization, Content-Type, If-Match, Last-Event-ID";
    private static readonly StringValues Exposed = "Location, ETag, Link, Retry-After";
    private const string MaxAgeSeconds = "7200";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Exposed;
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return next(context);
        }
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = RequestHeaders;
        headers.AccessControlMaxAge = MaxAgeSeconds;
        // RFC 9725 section 4.2: a WHIP client may ask what it can post.
        headers["Accept-Post"] = "application/sdp, application/json";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
