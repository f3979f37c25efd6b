using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Storage;

namespace Sandbox.Webhooks;

/// <summary><c>GET /v1/user-webhooks/{id}/deliveries</c>: each attempt, those of the newest delivery first.</summary>
internal static class DeliveryLog
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 200;

    public static async Task<IResult> ListAsync(HttpContext context, string id, DatabaseFactory databases)
    {
        var limit = DefaultLimit;
        if (context.Request.Query.TryGetValue("limit", out var text)
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit))
        {
            return new Refusal(ErrorCode.InvalidRequest, $"'limit' is '{text}'. Write a whole number from 1 to {MaxLimit}.");
        }
        var workspace = context.Caller().Key!.WorkspaceId;
        await using var database = await databases.CreateDbContextAsync(context.RequestAborted);
        if (!await database.Webhooks.AnyAsync(webhook => webhook.Id == id && webhook.WorkspaceId == workspace, context.RequestAborted))
        {
            return WebhookApi.Unknown(id);
        }
        var rows = await (
            from delivery in database.Deliveries.AsNoTracking()
            join attempt in database.Attempts on delivery.Id equals attempt.DeliveryId
            where delivery.WebhookId == id
            orderby delivery.CreatedAt descending, delivery.Id descending, attempt.RetryAttempt descending
            select new { delivery, attempt }).Take(limit).ToListAsync(context.RequestAborted);
        return TypedResults.Json(
            rows.Select(row => new AttemptView(
                row.delivery.Id,
                row.delivery.Event,
                row.delivery.CallId,
                row.attempt.RetryAttempt,
                row.attempt.At.UtcDateTime,
                row.attempt.DurationMs,
                row.attempt.ResponseStatus,
                row.attempt.ErrorMessage is null,
                row.attempt.ErrorMessage,
                row.delivery.NextAttemptAt?.UtcDateTime)),
            ProtocolJson.Options);
    }
}

/// <summary>One attempt of a delivery.</summary>
/// <param name="DeliveryId">As in the header of the request.</param>
/// <param name="Event">What was told.</param>
/// <param name="CallId">Of which call.</param>
/// <param name="RetryAttempt">0 is the first, then the retries.</param>
/// <param name="AttemptedAt">When its outcome was known.</param>
/// <param name="DurationMs">Until the answer, or until there was none.</param>
/// <param name="ResponseStatus">Absent: no answer came.</param>
/// <param name="IsSuccess">The answer was 2xx.</param>
/// <param name="ErrorMessage">Absent: it went well.</param>
/// <param name="NextAttemptAt">Of the delivery; absent: there is no further one.</param>
internal sealed record AttemptView(
    string DeliveryId,
    string Event,
    string CallId,
    int RetryAttempt,
    DateTime AttemptedAt,
    long DurationMs,
    int? ResponseStatus,
    bool IsSuccess,
    string? ErrorMessage,
    DateTime? NextAttemptAt);
