using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Agents;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.OpenApi;
using Sandbox.Storage.Rows;
using Sandbox.WebCalls;

namespace Sandbox.Grants;

/// <summary><c>POST /v1/web-calls/grants</c>: a site's own server gives one visitor leave for one call.</summary>
internal static class GrantApi
{
    private const int DefaultTtlSec = 60;
    private const int LongestTtlSec = 3600;

    public static void MapGrants(this IEndpointRouteBuilder app) =>
        app.MapPost(WebCallApi.Root + "/grants", (Delegate)CreateAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Gives one visitor leave for one call")
            .Accepts<CreateGrant>(JsonBody.MediaType)
            .Produces<GrantCreated>(StatusCodes.Status201Created)
            .Fails(
                ErrorCode.InvalidRequest,
                ErrorCode.AgentVersionNotFound,
                ErrorCode.AgentVersionNotPublished,
                ErrorCode.PayloadTooLarge,
                ErrorCode.UnsupportedMediaType);

    private static async Task<IResult> CreateAsync(HttpContext context, GrantStore grants, AgentCatalog agents, TimeProvider time)
    {
        var (asked, refusal) = await JsonBody.ReadAsync<CreateGrant>(context);
        if (asked is null)
        {
            return refusal!;
        }
        var text = Credential.GrantPrefix + RandomToken.Create();
        refusal = Read(asked, text, context.Caller().WorkspaceId, time.GetUtcNow(), out var row)
            ?? (await agents.FindAsync(row!.WorkspaceId, row.AgentVersionId, context.RequestAborted)).Refusal;
        if (refusal is not null)
        {
            return refusal;
        }
        await grants.AddAsync(row!, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new GrantCreated(text, row!.ExpiresAt), ProtocolJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static Refusal? Read(CreateGrant asked, string text, string workspaceId, DateTimeOffset now, out GrantRow? row)
    {
        string? origin = null;
        JsonObject variables = [], metadata = [];
        var refusal = Check(asked)
            ?? CheckOrigin(asked.Origin, out origin)
            ?? OpenObject.Read("variables", asked.Variables, out variables)
            ?? OpenObject.Read("metadata", asked.Metadata, out metadata);
        row = refusal is not null ? null : new GrantRow
        {
            Hash = RandomToken.Hash(text),
            WorkspaceId = workspaceId,
            AgentVersionId = asked.AgentVersionId!,
            Variables = variables.ToJsonString(),
            Metadata = metadata.ToJsonString(),
            Origin = origin,
            ExpiresAt = now.AddSeconds(asked.TtlSec ?? DefaultTtlSec),
        };
        return refusal;
    }

    private static Refusal? Check(CreateGrant asked) => asked switch
    {
        { AgentVersionId: null or "" } => Invalid("'agent_version_id' is missing. Name the published agent version that the call runs."),
        { TtlSec: < 1 or > LongestTtlSec } =>
            Invalid($"'ttl_sec' is {asked.TtlSec}. Write a whole number from 1 to {LongestTtlSec}, or leave it out for {DefaultTtlSec}."),
        _ => null,
    };

    // One visitor is on one page, so one exact origin is known.
    private static Refusal? CheckOrigin(string? text, out string? origin)
    {
        origin = null;
        if (text is null)
        {
            return null;
        }
        if (!OriginRule.TryParse(text, out var rule, out var problem))
        {
            return Invalid($"'origin': {problem}");
        }
        if (text.Contains('*', StringComparison.Ordinal) || !rule.Matches(text))
        {
            return Invalid($"'origin' is '{text}'. Write the one origin of the visitor's page, as in 'https://example.com', or leave it out.");
        }
        origin = rule.Text;
        return null;
    }

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
