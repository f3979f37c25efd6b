using Protocol;

namespace Sandbox.Errors;

/// <summary>
/// Gives every failure the one envelope: those of routing (404, 405), of Kestrel (413) and what nobody
/// foresaw, which is <c>platform_unavailable</c> with 503.
/// </summary>
/// <param name="next">What may fail.</param>
/// <param name="logger">Gets what nobody foresaw.</param>
/// <param name="document">Where the routes are described.</param>
internal sealed partial class ErrorEnvelopes(RequestDelegate next, ILogger<ErrorEnvelopes> logger, string document)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException bad)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
#pragma warning disable CA1031 // The last resort: whatever it was, the caller gets the envelope and the log the exception.
        catch (Exception unforeseen) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            LogUnforeseen(logger, unforeseen, context.Request.Method, context.GetEndpoint()?.DisplayName);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        if (IsBareFailure(context.Response))
        {
            await Explain(context).ExecuteAsync(context);
        }
    }

    private static bool IsBareFailure(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null };

    private Refusal Explain(HttpContext context)
    {
        var (method, path, status) = (context.Request.Method, context.Request.Path, context.Response.StatusCode);
        return status switch
        {
            404 => new(ErrorCode.InvalidRequest, $"There is no '{path}' here. The routes are in {document}.", Status: status),
            405 => new(ErrorCode.MethodNotAllowed, $"'{path}' does not answer {method}, only {context.Response.Headers.Allow}."),
            413 => RequestBody.TooLarge(context.Request.ContentLength),
            415 => new(ErrorCode.UnsupportedMediaType, $"'{path}' does not take '{context.Request.ContentType}'."),
            >= 500 => new(ErrorCode.PlatformUnavailable, "The sandbox failed on this request. Its log says why.", Status: status),
            _ => new(ErrorCode.InvalidRequest, $"The request could not be read (HTTP {status}).", Status: status),
        };
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed")]
    private static partial void LogUnforeseen(ILogger logger, Exception exception, string method, string? endpoint);
}
