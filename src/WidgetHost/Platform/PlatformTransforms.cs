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
        context.AddResponseTransform(KeepEventsUnbuffered);
    }

    /// <summary>Clients act on the <c>Location</c> they are given: one that names a host would take them past this server.</summary>
    private static ValueTask KeepLocationAPath(ResponseTransformContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        if (Uri.TryCreate(context.ProxyResponse?.RequestMessage?.RequestUri, headers.Location, out var location))
        {
            headers.Location = location.PathAndQuery;
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>A reverse proxy before us may hold a stream back until it is told not to: nginx does, and reads this header.</summary>
    private static ValueTask KeepEventsUnbuffered(ResponseTransformContext context)
    {
        if (context.ProxyResponse?.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            context.HttpContext.Response.Headers["X-Accel-Buffering"] = "no";
        }
        return ValueTask.CompletedTask;
    }
}
