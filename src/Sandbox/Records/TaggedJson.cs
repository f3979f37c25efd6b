using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Protocol;

namespace Sandbox.Records;

/// <summary>JSON with an <c>ETag</c> of its content; 304 for who names it in <c>If-None-Match</c> (RFC 9110, section 13.1.2).</summary>
internal sealed class TaggedJson<T>(T value) : IResult
{
    private const int TagBytes = 16;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, ProtocolJson.Options);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\"");
        var response = httpContext.Response;
        response.Headers.ETag = tag.ToString();
        // What was said in calls is for nobody's shared cache.
        response.Headers.CacheControl = "private, no-cache";
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
