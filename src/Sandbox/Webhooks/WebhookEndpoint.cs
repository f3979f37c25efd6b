using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Webhooks;

/// <summary>Saves webhooks: <c>POST</c> and <c>PATCH</c>. An address is saved when it has answered a ping.</summary>
internal sealed class WebhookEndpoint(DatabaseFactory databases, WebhookSender sender, SandboxOptions options, TimeProvider time)
{
    private const int DefaultRetries = 3;
    private const int DefaultTimeoutMs = 10_000;

    /// <summary>Source: https://dialnexa.com/docs/monitor/webhooks.</summary>
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    public async Task<IResult> CreateAsync(HttpContext context)
    {
        var (request, unreadable) = await ReadAsync(context);
        if (request is null)
        {
            return unreadable!;
        }
        if (request.Url is null)
        {
            return new Refusal(ErrorCode.InvalidRequest, "'url' is missing. Send { \"url\": \"https://…\" }.");
        }
        var row = new WebhookRow
        {
            Id = "wh_" + RandomToken.Create(),
            WorkspaceId = context.Caller().Key!.WorkspaceId,
            Url = request.Url,
            Events = Join(request.Events ?? WebhookEvent.All),
            Secret = NewSecret(),
            MaxRetries = request.MaxRetries ?? DefaultRetries,
            TimeoutMs = request.TimeoutMs ?? DefaultTimeoutMs,
            CreatedAt = time.GetUtcNow(),
        };
        if (await PingAsync(row, context.RequestAborted) is { } unanswered)
        {
            return unanswered;
        }
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        database.Webhooks.Add(row);
        await database.SaveChangesAsync(context.RequestAborted);
        context.Response.Headers.Location = $"{WebhookApi.Root}/{row.Id}";
        return TypedResults.Json(WebhookView.WithSecret(row), ProtocolJson.Options, statusCode: StatusCodes.Status201Created);
    }

    public async Task<IResult> ChangeAsync(HttpContext context, string id)
    {
        var (request, unreadable) = await ReadAsync(context);
        if (request is null)
        {
            return unreadable!;
        }
        var workspace = context.Caller().Key!.WorkspaceId;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        var row = await database.Webhooks
            .SingleOrDefaultAsync(webhook => webhook.Id == id && webhook.WorkspaceId == workspace, context.RequestAborted);
        if (row is null)
        {
            return WebhookApi.Unknown(id);
        }
        var isNewAddress = request.Url is not null && request.Url != row.Url;
        Apply(request, row);
        if (isNewAddress && await PingAsync(row, context.RequestAborted) is { } unanswered)
        {
            return unanswered;
        }
        try
        {
            await database.SaveChangesAsync(context.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return WebhookApi.Unknown(id); // It was deleted while its address was asked.
        }
        return TypedResults.Json(request.RotateSecret is true ? WebhookView.WithSecret(row) : WebhookView.Of(row), ProtocolJson.Options);
    }

    private static void Apply(WebhookRequest request, WebhookRow row)
    {
        row.Url = request.Url ?? row.Url;
        row.Events = request.Events is { } events ? Join(events) : row.Events;
        row.MaxRetries = request.MaxRetries ?? row.MaxRetries;
        row.TimeoutMs = request.TimeoutMs ?? row.TimeoutMs;
        row.Secret = request.RotateSecret is true ? NewSecret() : row.Secret;
    }

    private async Task<Refusal?> PingAsync(WebhookRow row, CancellationToken cancellationToken)
    {
        var body = EventBody.OfVerification(row.WorkspaceId, time.GetUtcNow());
        var outcome = await sender.VerifyAsync(row.Url, row.Secret, body, PingTimeout, cancellationToken);
        return outcome.IsSuccess
            ? null
            : new(ErrorCode.InvalidRequest, $"The webhook is not saved, because '{row.Url}' did not take the verification: {outcome.Error}");
    }

    private async Task<(WebhookRequest? Request, Refusal? Refusal)> ReadAsync(HttpContext context)
    {
        var (request, refusal) = await JsonBody.ReadAsync<WebhookRequest>(context);
        refusal ??= request!.Check(options.Webhooks.DangerousAllowPrivateAddresses);
        return refusal is null ? (request, null) : (null, refusal);
    }

    private static string NewSecret() => "whsec_" + RandomToken.Create();

    private static string Join(IEnumerable<string> events) => string.Join(' ', events);
}
