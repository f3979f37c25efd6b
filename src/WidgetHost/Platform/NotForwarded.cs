using Protocol;

namespace WidgetHost.Platform;

/// <summary>What this server answers itself under <c>/v1</c>: preflights, and a refusal of whatever is not in the table.</summary>
/// <remarks>Every preflight is answered alike, so that a page can read the refusal of the request that follows it.</remarks>
internal static class NotForwarded
{
    public static Task MethodAsync(HttpContext context, PlatformRoute route)
    {
        if (IsPreflight(context))
        {
            return AnswerPreflight(context);
        }
        var allowed = string.Join(", ", route.Methods);
        context.Response.Headers.Allow = allowed;
        return context.WriteErrorAsync(
            ErrorCode.MethodNotAllowed, $"'{context.Request.Method}' is not a method of '{context.Request.Path}'. It takes {allowed}.");
    }

    public static Task PathAsync(HttpContext context) => IsPreflight(context)
        ? AnswerPreflight(context)
        : context.WriteErrorAsync(
            ErrorCode.InvalidRequest,
            $"'{context.Request.Path}' is not a route that this server forwards. docs/protocol.md lists those, under WidgetHost.",
            StatusCodes.Status404NotFound);

    private static bool IsPreflight(HttpContext context) => HttpMethods.IsOptions(context.Request.Method);

    private static Task AnswerPreflight(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
