using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace WidgetHost.Scripts;

/// <summary>
/// Pages are rendered for each visitor and are nearly always what an earlier one got: such a page was compressed then. At brotli's best,
/// which is what a frame's bytes are counted with, one takes some 7 ms; to see that it is the same takes none.
/// </summary>
/// <remarks>
/// Over HTTPS too: what compression would give away is a secret that stands beside what a request says (https://breachattack.com), and
/// no page of this server holds one. What the platform answers is never touched.
/// </remarks>
internal sealed class PageCompression
{
    /// <summary>Some pages for each of many widgets. When there are more, all are forgotten.</summary>
    private const int Remembered = 500;

    private readonly ConcurrentDictionary<string, ServedFile> sent = new(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null)
        {
            await next(context);
            return;
        }
        var body = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        await SendAsync(context, page.ToArray());
    }

    private Task SendAsync(HttpContext context, byte[] page)
    {
        var file = Compressed(page);
        var form = ContentNegotiation.Choose(file, context.Request.Headers.AcceptEncoding);
        var response = context.Response;
        response.ContentLength = form.Content.Length;
        if (file.Representations.Count > 1)
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }
        if (form.Coding is not Representation.Identity)
        {
            response.Headers.ContentEncoding = form.Coding;
        }
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(form.Content, context.RequestAborted).AsTask();
    }

    private ServedFile Compressed(byte[] page)
    {
        if (sent.Count >= Remembered)
        {
            sent.Clear();
        }
        return sent.GetOrAdd(ServedFile.HashOf(page), _ => ServedFile.Compress(page, Compression.BrotliAndGzip));
    }
}

public static class PageCompressionSetup
{
    /// <summary>After routing, which tells what is a page.</summary>
    public static WebApplication UsePageCompression(this WebApplication app)
    {
        var pages = new PageCompression();
        app.Use(next => context => pages.InvokeAsync(context, next));
        return app;
    }
}
