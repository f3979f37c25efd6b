using Protocol;

namespace Sandbox.WebCalls;

/// <summary>The 201 to a create. A client that has gone before it gives up its share in the create.</summary>
internal sealed class CreatedResult(CreateShare share, bool isWhip) : IResult
{
    private readonly CreatedCall created = share.Outcome.Created!;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var iceServers = httpContext.RequestServices.GetRequiredService<SandboxOptions>().Media.IceServers;
        try
        {
            httpContext.RequestAborted.ThrowIfCancellationRequested();
            await WriteAsync(httpContext.Response, iceServers, httpContext.RequestAborted);
        }
        catch
        {
            share.GiveUp();
            throw;
        }
        share.Keep();
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
