using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;

namespace Sandbox.Agents;

/// <summary><c>GET /v1/agents</c> and <c>GET /v1/agents/{id}</c>: for servers, with a secret key.</summary>
internal static class AgentApi
{
    private sealed record AgentView(string Id, string Name, bool IsPublished, long MaxDurationMs);

    public static void MapAgents(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/agents", (AgentCatalog catalog) => TypedResults.Json(catalog.Versions.Select(View), ProtocolJson.Options))
            .AllowOnly(Callers.SecretKey);
        app.MapGet("/v1/agents/{id}", Read).AllowOnly(Callers.SecretKey);
    }

    private static IResult Read(string id, AgentCatalog catalog) => catalog.Find(id) is { } version
        ? TypedResults.Json(View(version), ProtocolJson.Options)
        : Unknown(id, catalog);

    /// <summary>The refusal for an id that is not in the catalog; names those that are.</summary>
    public static Refusal Unknown(string id, AgentCatalog catalog) => new(
        ErrorCode.AgentVersionNotFound,
        $"There is no agent version '{Shorten(id)}'. There are {string.Join(", ", catalog.Versions.Select(version => version.Id))}.");

    private static AgentView View(AgentVersion version) => new(
        version.Id,
        version.Name,
        version.Refusal?.Code != ErrorCode.AgentVersionNotPublished,
        (long)version.MaxDuration.TotalMilliseconds);

    private static string Shorten(string id) => id.Length <= 64 ? id : id[..64] + "…";
}
