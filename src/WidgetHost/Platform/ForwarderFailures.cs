using Protocol;
using Yarp.ReverseProxy.Forwarder;

namespace WidgetHost.Platform;

/// <summary>
/// The proxy's own failures, in the one envelope and in one log line. YARP's own lines are off (<c>appsettings.json</c>): it warns,
/// with a stack, of every visitor who leaves while something is on its way.
/// </summary>
internal static partial class ForwarderFailures
{
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            return;
        }
        catch (BadHttpRequestException broken)
        {
            await context.WriteErrorAsync(ErrorCode.InvalidRequest, $"The body cannot be read: {broken.Message}");
        }
        if (context.GetForwarderErrorFeature() is not { } failure || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        // Not the path: who knows a call's Location has half of what it takes to act on the call.
        LogFailure(Log(context), context.Request.Method, failure.Error, failure.Exception?.Message);
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await AnswerAsync(context, failure.Error);
        }
    }

    private static ILogger Log(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ForwarderFailures));

    [LoggerMessage(1, LogLevel.Warning, "{Method} to the platform failed, {Failure}: {Problem}")]
    private static partial void LogFailure(ILogger log, string method, ForwarderError failure, string? problem);

    private static Task AnswerAsync(HttpContext context, ForwarderError error) => error switch
    {
        ForwarderError.RequestTimedOut => context.WriteErrorAsync(
            ErrorCode.PlatformTimeout, "The platform did not answer in time. Try again; if it stays so, see Platform:ActivityTimeout."),
        ForwarderError.NoAvailableDestinations => context.WriteErrorAsync(
            ErrorCode.PlatformUnavailable,
            "This server has no platform to ask yet. Try again in a moment.",
            StatusCodes.Status503ServiceUnavailable),
        ForwarderError.RequestCreation => context.WriteErrorAsync(
            ErrorCode.InvalidRequest, "A header of this request cannot be sent on. Send only those of docs/protocol.md."),
        _ => context.WriteErrorAsync(
            ErrorCode.PlatformUnavailable,
            "The platform cannot be reached. Try again; if it stays so, see /health/ready and Platform:BaseUrl."),
    };
}
