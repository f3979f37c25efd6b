using Sandbox.Storage.Rows;

namespace Sandbox.Webhooks;

/// <summary>A webhook as it is read.</summary>
/// <param name="Id"><c>wh_…</c>.</param>
/// <param name="Url">Where it posts to.</param>
/// <param name="Events">What it is told.</param>
/// <param name="MaxRetries">0 to 3.</param>
/// <param name="TimeoutMs">How long an answer may take.</param>
/// <param name="CreatedAt">When it was saved.</param>
/// <param name="Secret">In the answer that made it, and nowhere else.</param>
internal sealed record WebhookView(
    string Id, string Url, IReadOnlyList<string> Events, int MaxRetries, int TimeoutMs, DateTime CreatedAt, string? Secret)
{
    public static WebhookView Of(WebhookRow row) => Of(row, secret: null);

    public static WebhookView WithSecret(WebhookRow row) => Of(row, row.Secret);

    private static WebhookView Of(WebhookRow row, string? secret) => new(
        row.Id, row.Url, row.Events.Split(' '), row.MaxRetries, row.TimeoutMs, row.CreatedAt.UtcDateTime, secret);
}
