using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.OpenApi;
using Sandbox.Storage;

namespace Sandbox.Webhooks;

/// <summary><c>/v1/user-webhooks</c>: for servers, with a secret key.</summary>
internal static class WebhookApi
{
    public const string Root = "/v1/user-webhooks";
    public const string Json = "application/json";

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup(Root);
        webhooks.MapPost("", (HttpContext context, WebhookEndpoint endpoint) => endpoint.CreateAsync(context)).AllowOnly(Callers.SecretKey)
            .WithSummary("Saves a webhook whose address answers the verification; the answer has its secret")
            .Accepts<WebhookRequest>(Json)
            .Produces<WebhookView>(StatusCodes.Status201Created)
            .Fails(ErrorCode.InvalidRequest, ErrorCode.UnsupportedMediaType, ErrorCode.PayloadTooLarge);
        webhooks.MapGet("", (Delegate)ListAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Lists the webhooks of the workspace")
            .Produces<WebhookView[]>();
        MapOne(webhooks);
    }

    private static void MapOne(RouteGroupBuilder webhooks)
    {
        webhooks.MapGet("/{id}", (Delegate)ReadAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Reads one webhook, without its secret")
            .Produces<WebhookView>()
            .Fails(ErrorCode.InvalidRequest);
        webhooks.MapPatch("/{id}", (HttpContext context, string id, WebhookEndpoint endpoint) => endpoint.ChangeAsync(context, id))
            .AllowOnly(Callers.SecretKey)
            .WithSummary("Changes what the body names; a new address has to answer the verification, a rotated secret is in the answer")
            .Accepts<WebhookRequest>(Json)
            .Produces<WebhookView>()
            .Fails(ErrorCode.InvalidRequest, ErrorCode.UnsupportedMediaType, ErrorCode.PayloadTooLarge);
        webhooks.MapDelete("/{id}", (Delegate)DeleteAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Deletes a webhook with its deliveries")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.InvalidRequest);
        webhooks.MapGet("/{id}/deliveries", (Delegate)DeliveryLog.ListAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Lists the attempts to deliver, those of the newest delivery first")
            .Produces<AttemptView[]>()
            .Takes("query", "limit", $"1 to {DeliveryLog.MaxLimit}; default {DeliveryLog.DefaultLimit}.")
            .Fails(ErrorCode.InvalidRequest);
    }

    /// <summary>The refusal for an id that this workspace does not have.</summary>
    public static Refusal Unknown(string id) => new(
        ErrorCode.InvalidRequest,
        $"There is no webhook '{id}' in this workspace. GET {Root} lists those that are there.",
        Status: StatusCodes.Status404NotFound);

    private static async Task<IResult> ListAsync(HttpContext context, DatabaseFactory databases)
    {
        var workspace = context.Caller().Key!.WorkspaceId;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var rows = await database.Webhooks.AsNoTracking().Where(webhook => webhook.WorkspaceId == workspace)
            .OrderBy(webhook => webhook.CreatedAt).ThenBy(webhook => webhook.Id).ToListAsync(context.RequestAborted);
        return TypedResults.Json(rows.Select(WebhookView.Of), ProtocolJson.Options);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, DatabaseFactory databases)
    {
        var workspace = context.Caller().Key!.WorkspaceId;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var row = await database.Webhooks.AsNoTracking()
            .SingleOrDefaultAsync(webhook => webhook.Id == id && webhook.WorkspaceId == workspace, context.RequestAborted);
        return row is null ? Unknown(id) : TypedResults.Json(WebhookView.Of(row), ProtocolJson.Options);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, string id, DatabaseFactory databases)
    {
        var workspace = context.Caller().Key!.WorkspaceId;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        await using var transaction = await database.Database.BeginTransactionAsync(context.RequestAborted);
        var deleted = await database.Webhooks.Where(webhook => webhook.Id == id && webhook.WorkspaceId == workspace)
            .ExecuteDeleteAsync(context.RequestAborted);
        if (deleted == 0)
        {
            return Unknown(id);
        }
        var deliveries = database.Deliveries.Where(delivery => delivery.WebhookId == id);
        await database.Attempts.Where(attempt => deliveries.Any(delivery => delivery.Id == attempt.DeliveryId))
            .ExecuteDeleteAsync(context.RequestAborted);
        await deliveries.ExecuteDeleteAsync(context.RequestAborted);
        await transaction.CommitAsync(context.RequestAborted);
        return TypedResults.NoContent();
    }
}
