using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.OpenApi;

namespace Sandbox.Agents;

/// <summary><c>/v1/agents</c>: for servers, with a secret key.</summary>
internal static class AgentApi
{
    public static void MapAgents(this IEndpointRouteBuilder app)
    {
        var agents = app.MapGroup("/v1/agents");
        agents.MapGet("", (Delegate)ListAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Lists the agents, their versions without definitions")
            .Produces<AgentView[]>();
        agents.MapPost("", (Delegate)CreateAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Makes an agent")
            .Accepts<CreateAgent>(JsonBody.MediaType)
            .Produces<AgentView>(StatusCodes.Status201Created)
            .Fails(ErrorCode.InvalidRequest, ErrorCode.PayloadTooLarge, ErrorCode.UnsupportedMediaType);
        agents.MapGet("/{id}", (Delegate)ReadAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Reads one agent with all its versions")
            .Produces<AgentView>()
            .Fails(ErrorCode.AgentVersionNotFound);
        agents.MapPatch("/{id}", (Delegate)ChangeAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Changes or publishes a draft, or rolls back")
            .Accepts<ChangeAgent>(JsonBody.MediaType)
            .Produces<AgentView>()
            .Fails(
                ErrorCode.InvalidRequest,
                ErrorCode.AgentVersionNotFound,
                ErrorCode.AgentVersionNotPublished,
                ErrorCode.PayloadTooLarge,
                ErrorCode.UnsupportedMediaType);
        agents.MapDelete("/{id}", (Delegate)DeleteAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Deletes an agent; its calls and records stay")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.InvalidRequest, ErrorCode.AgentVersionNotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext context, AgentList agents) =>
        TypedResults.Json(await agents.ReadAsync(context.Caller().WorkspaceId, context.RequestAborted), ProtocolJson.Options);

    private static async Task<IResult> ReadAsync(HttpContext context, string id, AgentList agents)
    {
        var (agent, refusal) = await agents.ReadAsync(context.Caller().WorkspaceId, id, context.RequestAborted);
        return refusal is not null ? refusal : TypedResults.Json(agent, ProtocolJson.Options);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, AgentRegister agents)
    {
        var (asked, refusal) = await JsonBody.ReadAsync<CreateAgent>(context);
        refusal ??= asked!.Check();
        if (refusal is not null)
        {
            return refusal;
        }
        var agent = await agents.CreateAsync(context.Caller().WorkspaceId, asked!, context.RequestAborted);
        context.Response.Headers.Location = $"/v1/agents/{agent.Id}";
        return TypedResults.Json(agent, ProtocolJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, string id, AgentRegister agents, AgentList all)
    {
        var (asked, refusal) = await JsonBody.ReadAsync<ChangeAgent>(context);
        refusal ??= asked!.Check() ?? RefuseShipped(id, all);
        if (refusal is not null)
        {
            return refusal;
        }
        var (agent, unable) = await agents.ChangeAsync(context.Caller().WorkspaceId, id, asked!, context.RequestAborted);
        return unable is not null ? unable : TypedResults.Json(agent, ProtocolJson.Options);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, string id, AgentRegister agents, AgentList all)
    {
        var refusal = RefuseShipped(id, all) ?? await agents.DeleteAsync(context.Caller().WorkspaceId, id, context.RequestAborted);
        return refusal is not null ? refusal : TypedResults.NoContent();
    }

    private static Refusal? RefuseShipped(string id, AgentList agents) => agents.FindShipped(id) is null
        ? null
        : new(ErrorCode.InvalidRequest, $"'{id}' comes with the sandbox and stays as it is. Make an agent of your own with POST /v1/agents.",
            Status: StatusCodes.Status409Conflict);
}
