using System.Text.Json;
using Protocol;
using WidgetHost.Platform;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Session;

/// <summary><c>POST /widget/{widget_id}/session</c>: the frame asks for its embed token at the click.</summary>
internal sealed class SessionEndpoint(
    WidgetCatalog widgets, EmbedTokens tokens, SessionLimits limits, IceServerClient iceServers, SiteAddress site)
{
    private const int BodyLimitBytes = 4 * 1024;

    public async Task<IResult> CreateAsync(HttpContext context, string widgetId)
    {
        context.Response.Headers.CacheControl = "no-store";
        var ownOrigin = site.OriginOf(context.Request);
        if (ForeignPage(context.Request, ownOrigin) is { } foreign)
        {
            return foreign.ToResult(context);
        }
        if (widgets.Find(widgetId) is not { } widget)
        {
            return ErrorResult.Of(
                ErrorCode.InvalidRequest,
                $"There is no widget '{widgetId}'. Write it under Widgets, or correct the snippet.",
                StatusCodes.Status404NotFound);
        }
        if (limits.Take(context.Connection.RemoteIpAddress, widgetId) is { } wait)
        {
            return Refusal.RateLimited($"Too many calls were started from here, or with widget '{widgetId}'.", wait).ToResult(context);
        }
        var (origin, refusal) = await EmbeddingOriginAsync(context.Request, widget, ownOrigin);
        return refusal is null ? await CreatedAsync(widget, origin!, context.RequestAborted) : refusal.ToResult(context);
    }

    private async Task<IResult> CreatedAsync(Widget widget, string origin, CancellationToken cancellationToken)
    {
        var servers = await iceServers.GetAsync(widget, origin, cancellationToken);
        var created = new SessionCreated(tokens.Issue(widget.Id, origin), (int)EmbedTokens.Lifetime.TotalSeconds, servers);
        return TypedResults.Json(created, ProtocolJson.Options);
    }

    /// <summary>
    /// A browser always names the origin of a POST; <c>Sec-Fetch-Site</c> is checked where it is sent (Safari from 16.4).
    /// </summary>
    private static Refusal? ForeignPage(HttpRequest request, string ownOrigin)
    {
        var (origin, site) = (request.Headers.Origin.ToString(), request.Headers["Sec-Fetch-Site"].ToString());
        return origin == ownOrigin && site is "" or "same-origin"
            ? null
            : new(
                ErrorCode.OriginNotAllowed,
                $"Only the frame, at '{ownOrigin}', may ask for a session, not '{origin}'. Embed the widget with its snippet.");
    }

    private static async Task<(string? Origin, Refusal? Refusal)> EmbeddingOriginAsync(HttpRequest request, Widget widget, string ownOrigin)
    {
        if (!request.HasJsonContentType())
        {
            return Refused(ErrorCode.UnsupportedMediaType, $"'{request.ContentType}' is not a type of this route. Send application/json.");
        }
        if (await ReadAsync(request) is not { Origin: { Length: > 0 } origin })
        {
            return Refused(
                ErrorCode.InvalidRequest,
                $"The body is not {{ \"origin\": … }} of at most {BodyLimitBytes} bytes. Send the origin of the page around the frame.");
        }
        if (!widget.MayBeEmbeddedBy(origin, ownOrigin))
        {
            return Refused(
                ErrorCode.OriginNotAllowed,
                $"Widget '{widget.Id}' may not be embedded by '{origin}'. Add it to Widgets:{widget.Id}:AllowedOrigins.");
        }
        return widget.Paused
            ? Refused(ErrorCode.KeyNotAllowed, $"Widget '{widget.Id}' is paused. Set Widgets:{widget.Id}:Paused to false.")
            : (origin, null);
    }

    private static (string? Origin, Refusal Refusal) Refused(ErrorCode code, string message) => (null, new(code, message));

    private static async Task<SessionRequest?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is not <= BodyLimitBytes)
        {
            return null;
        }
        try
        {
            // JSON is UTF-8 (RFC 8259 section 8.1), whatever charset the type names.
            return await JsonSerializer.DeserializeAsync<SessionRequest>(request.Body, ProtocolJson.Options, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
