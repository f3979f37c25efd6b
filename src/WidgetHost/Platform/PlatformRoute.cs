using Yarp.ReverseProxy.Configuration;

namespace WidgetHost.Platform;

/// <summary>What an embed token may do at a route.</summary>
public enum EmbedTokenUse
{
    Nothing,

    /// <summary>Ask, as often as it likes.</summary>
    Ask,

    /// <summary>Make its one call.</summary>
    Create,
}

/// <summary>One path of the platform that this server forwards, with its methods.</summary>
/// <param name="Path">A route pattern.</param>
/// <param name="EmbedTokens">What the frame may do here with the token of its session.</param>
/// <param name="Methods">What is forwarded; anything else is refused here.</param>
public sealed record PlatformRoute(string Path, EmbedTokenUse EmbedTokens, params string[] Methods)
{
    public string Id { get; } = $"{string.Join('+', Methods)} {Path}";

    public RouteConfig ToConfig(string clusterId) => new()
    {
        RouteId = Id,
        ClusterId = clusterId,
        Match = new RouteMatch { Path = Path, Methods = Methods },
    };
}
