using Protocol;

namespace Sandbox.WebCalls;

/// <summary>The 201 to a create. Where the client has gone before it, the create is undone.</summary>
internal sealed class CreatedResult(CreatedCall created, bool isWhip, Action undo) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var iceServers = httpContext.RequestServices.GetRequiredService<SandboxOptions>().Media.IceServers;
        try
        {
            httpContext.RequestAborted.ThrowIfCancellationRequested();
            await WriteAsync(httpContext.Response, iceServers, httpContext.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            undo();
            throw;
        }
    }

    private Task WriteAsync(HttpResponse response, IEnumerable<string> iceServers, CancellationToken cancellationToken)
    {
        response.StatusCode = StatusCodes.Status201Created;
        response.Headers.Location = created.Path;
        response.Headers.ETag = created.ETag;
        response.Headers.CacheControl = "no-store";
        if (!isWhip)
        {
            return response.WriteAsJsonAsync(created.Body, ProtocolJson.Options, cancellationToken);
        }
        // RFC 9725 section 4.6.
        foreach (var url in iceServers)
        {
            response.Headers.Append("Link", $"<{url}>; rel=\"ice-server\"");
        }
        response.ContentType = CreateEndpoint.Sdp;
        return response.WriteAsync(created.Answer, cancellationToken);
    }
}
