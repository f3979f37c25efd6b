using WidgetHost.Security;

namespace WidgetHost.Scripts;

/// <summary>Addresses whose files any page may load.</summary>
internal static class ScriptEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapScript(this WebApplication app, string pattern, Delegate handler) =>
        app.MapMethods(pattern, Methods, handler).WithMetadata(HeaderPolicy.PublicScript);

    public static IResult NotFound(HttpContext context, string message)
    {
        context.Response.Headers.CacheControl = CacheRule.Nothing;
        return TypedResults.Text(message, statusCode: StatusCodes.Status404NotFound);
    }
}
