using Protocol;

namespace Sandbox.OpenApi;

/// <summary>What the OpenAPI document says of a route beyond its types: <c>MapGet(…).Fails(ErrorCode.CallEnded).Takes("query", …)</c>.</summary>
internal static class RouteDescription
{
    /// <summary>Besides those of its credentials, which follow from <see cref="Keys.Access.AllowOnly"/>.</summary>
    public static TBuilder Fails<TBuilder>(this TBuilder route, params IReadOnlyList<ErrorCode> codes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteErrors(codes));

    /// <param name="route">Which reads it itself.</param>
    /// <param name="place"><c>query</c> or <c>header</c>.</param>
    /// <param name="name">Of the parameter.</param>
    /// <param name="description">What it does.</param>
    public static TBuilder Takes<TBuilder>(this TBuilder route, string place, string name, string description)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteParameter(place, name, description));
}

/// <summary>On a route: how it can fail.</summary>
internal sealed record RouteErrors(IReadOnlyList<ErrorCode> Codes);

/// <summary>On a route: a parameter that it reads itself.</summary>
internal sealed record RouteParameter(string Place, string Name, string Description);
