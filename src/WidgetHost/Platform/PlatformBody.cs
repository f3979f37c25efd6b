using Protocol;

namespace WidgetHost.Platform;

/// <summary>Holds a request's whole body, at most 64 KB, before anything is sent on.</summary>
internal static class PlatformBody
{
    /// <summary>The protocol's limit.</summary>
    public const int LimitBytes = 64 * 1024;

    public static async Task HoldAsync(HttpContext context, RequestDelegate next)
    {
        var body = await ReadAsync(context.Request, context.RequestAborted);
        if (body is null)
        {
            await context.WriteErrorAsync(
                ErrorCode.PayloadTooLarge, $"The body is larger than {LimitBytes} bytes. Send less.");
            return;
        }
        using (body)
        {
            context.Request.Body = body;
            await next(context);
        }
    }

    /// <summary>Null: it is larger than the limit. One byte more than the limit is enough to know.</summary>
    private static async Task<MemoryStream?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LimitBytes)
        {
            return null;
        }
        var body = new MemoryStream();
        var chunk = new byte[8 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            body.Write(chunk, 0, read);
            if (body.Length > LimitBytes)
            {
                return null;
            }
        }
        body.Position = 0;
        return body;
    }
}
