namespace WidgetHost.Scripts;

internal static class ScriptAnswer
{
    public const string JavaScript = "text/javascript; charset=utf-8";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The file with its <c>ETag</c>; 304 to whoever has it.</summary>
    public static IResult Of(HttpContext context, BuiltFile file, string contentType, string cacheControl)
    {
        context.Response.Headers.CacheControl = cacheControl;
        return TypedResults.Bytes(file.Content, contentType, entityTag: file.ETag);
    }

    public static IResult NotFound(HttpContext context, string message)
    {
        context.Response.Headers.CacheControl = CacheRule.Nothing;
        return TypedResults.Text(message, statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary>Maps an address whose scripts any page may load.</summary>
    public static void MapScript(this WebApplication app, string pattern, Delegate handler) =>
        app.MapMethods(pattern, Methods, handler).WithMetadata(Security.HeaderPolicy.PublicScript);
}
