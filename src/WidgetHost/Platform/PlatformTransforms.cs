using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace WidgetHost.Platform;

/// <summary>What changes between a browser's request and the platform's, and between their answers.</summary>
internal static class PlatformTransforms
{
    /// <summary>Nothing that a browser or a proxy before us claims about the client reaches the platform.</summary>
    private static readonly string[] DroppedFromRequest = ["Cookie", "Forwarded", "X-Real-IP"];

    /// <summary>No cookies; and CORS is this server's own answer (<see cref="Security.HeaderPolicy.Platform"/>).</summary>
    private static readonly string[] DroppedFromAnswer =
    [
        "Set-Cookie", "Alt-Svc", "Strict-Transport-Security",
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers", "Access-Control-Expose-Headers", "Access-Control-Max-Age",
    ];

    public static void Add(TransformBuilderContext context)
    {
        context.AddXForwarded(ForwardedTransformActions.Set);
        foreach (var name in DroppedFromRequest)
        {
            context.AddRequestHeaderRemove(name);
        }
        foreach (var name in DroppedFromAnswer)
        {
            context.AddResponseHeaderRemove(name, ResponseCondition.Always);
        }
        context.AddResponseTransform(KeepLocationAPath);
    }

    /// <summary>Clients act on the <c>Location</c> they are given: an absolute one would take them past this server.</summary>
    private static ValueTask KeepLocationAPath(ResponseTransformContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        if (Uri.TryCreate(headers.Location, UriKind.Absolute, out var location) && location.Scheme is "https" or "http")
        {
            headers.Location = location.PathAndQuery;
        }
        return ValueTask.CompletedTask;
    }
}
