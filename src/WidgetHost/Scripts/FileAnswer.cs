using Microsoft.Net.Http.Headers;

namespace WidgetHost.Scripts;

/// <summary>
/// A file in the form that the request accepts best, to GET and HEAD; 304 to whoever has that form. No ranges: a script is
/// needed whole.
/// </summary>
/// <param name="file">In all its forms.</param>
/// <param name="type">Its type.</param>
/// <param name="cacheControl">One of <see cref="CacheRule"/>.</param>
internal sealed class FileAnswer(ServedFile file, FileType type, string cacheControl) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var form = ContentNegotiation.Choose(file, httpContext.Request.Headers.AcceptEncoding);
        var conditions = httpContext.Request.GetTypedHeaders();
        var response = httpContext.Response;
        // The conditions that need no date, in their order (RFC 9110, 13.2.2).
        if (Fails(conditions.IfMatch, form.ETag))
        {
            response.StatusCode = StatusCodes.Status412PreconditionFailed;
            response.Headers.CacheControl = CacheRule.Nothing;
            return Task.CompletedTask;
        }
        response.Headers.CacheControl = cacheControl;
        response.Headers.ETag = form.ETag.ToString();
        if (file.Representations.Count > 1)
        {
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        }
        if (Matches(conditions.IfNoneMatch, form.ETag, strongly: false))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        return SendAsync(httpContext, form);
    }

    private static bool Fails(IList<EntityTagHeaderValue> tags, EntityTagHeaderValue tag) =>
        tags.Count > 0 && !Matches(tags, tag, strongly: true);

    private static bool Matches(IList<EntityTagHeaderValue> tags, EntityTagHeaderValue tag, bool strongly) =>
        tags.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, strongly));

    private Task SendAsync(HttpContext context, Representation form)
    {
        var response = context.Response;
        response.ContentType = type.ContentType;
        response.ContentLength = form.Content.Length;
        if (form.Coding is not Representation.Identity)
        {
            response.Headers.ContentEncoding = form.Coding;
        }
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(form.Content, context.RequestAborted).AsTask();
    }
}
