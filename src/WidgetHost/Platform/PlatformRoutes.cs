namespace WidgetHost.Platform;

/// <summary>
/// All that is forwarded, as <c>docs/protocol.md</c> has it under "WidgetHost". The rest of the platform is not reachable through this
/// server, whatever a key would allow.
/// </summary>
public static class PlatformRoutes
{
    /// <summary>A call's location: one segment of characters that need no escape (RFC 3986, 2.3), and not a route's own name.</summary>
    /// <remarks>The pattern ends in <c>\z</c>: <c>$</c> lets a line end through.</remarks>
    private const string Call = "/v1/web-calls/{call:regex(^(?!(ice-servers|grants)\\z)[A-Za-z0-9_~-]+\\z)}";

    private const string Id = "{id:regex(^[A-Za-z0-9_~-]+\\z)}";

    public static IReadOnlyList<PlatformRoute> All { get; } =
    [
        new("/v1/web-calls", EmbedTokenUse.Create, "POST"),
        new("/v1/web-calls/ice-servers", EmbedTokenUse.Ask, "GET"),
        // For a site's own server, which may know no other address. The platform refuses its secret key from a page.
        new("/v1/web-calls/grants", EmbedTokenUse.Nothing, "POST"),
        new(Call, EmbedTokenUse.Nothing, "PATCH", "DELETE"),
        new($"{Call}/media", EmbedTokenUse.Nothing, "POST"),
        new($"{Call}/leave", EmbedTokenUse.Nothing, "POST"),
        new($"{Call}/events", EmbedTokenUse.Nothing, "GET"),
        new($"{Call}/messages", EmbedTokenUse.Nothing, "POST"),
        new($"{Call}/feedback", EmbedTokenUse.Nothing, "POST"),
        new("/v1/calls", EmbedTokenUse.Nothing, "GET"),
        new($"/v1/calls/{Id}", EmbedTokenUse.Nothing, "GET"),
        new("/v1/agents", EmbedTokenUse.Nothing, "GET"),
        new($"/v1/agents/{Id}", EmbedTokenUse.Nothing, "GET"),
    ];

    /// <summary>The route that YARP has chosen for this request.</summary>
    internal static PlatformRoute Of(HttpContext context)
    {
        var id = context.GetReverseProxyFeature().Route.Config.RouteId;
        return All.First(route => route.Id == id);
    }
}
