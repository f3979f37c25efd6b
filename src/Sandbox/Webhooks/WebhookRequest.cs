using Protocol;
using Sandbox.Errors;

namespace Sandbox.Webhooks;

/// <summary>The body of a <c>POST</c> or <c>PATCH</c>. What is null was left out.</summary>
internal sealed record WebhookRequest(
    string? Url, IReadOnlyList<string>? Events, int? MaxRetries, int? TimeoutMs, bool? RotateSecret)
{
    // Source of the limits: https://dialnexa.com/docs/api-reference/webhooks.
    private const int MaxUrlLetters = 150;
    private const int MostRetries = 3;
    private const int LeastTimeoutMs = 1_000;
    private const int MostTimeoutMs = 60_000;

    /// <param name="allowHttp">As <see cref="SandboxWebhooksOptions.DangerousAllowPrivateAddresses"/> says.</param>
    public Refusal? Check(bool allowHttp) =>
        (Url is { } url ? CheckUrl(url, allowHttp) : null)
        ?? (Events is { } events ? CheckEvents(events) : null)
        ?? Range("max_retries", MaxRetries, 0, MostRetries)
        ?? Range("timeout_ms", TimeoutMs, LeastTimeoutMs, MostTimeoutMs);

    private static Refusal? CheckUrl(string text, bool allowHttp)
    {
        if (text.Length > MaxUrlLetters)
        {
            return Invalid($"'url' has {text.Length} characters; the limit is {MaxUrlLetters}. Use a shorter one.");
        }
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url);
        return !isUrl || !(url!.Scheme == Uri.UriSchemeHttps || (allowHttp && url.Scheme == Uri.UriSchemeHttp))
            ? Invalid($"'url' is '{text}'. Write one that begins with 'https://'.")
            : url.UserInfo.Length > 0 || url.Fragment.Length > 0
            ? Invalid("'url' has a user name or a fragment ('#…'). Leave them out; the signature proves who is calling.")
            : null;
    }

    private static Refusal? CheckEvents(IReadOnlyList<string?> events) =>
        events.Count == 0 || events.Distinct().Count() < events.Count || events.Any(name => !WebhookEvent.All.Contains(name))
            ? Invalid($"'events' is [{string.Join(", ", events)}]. Choose from {string.Join(", ", WebhookEvent.All)}, each once, at least one.")
            : null;

    private static Refusal? Range(string name, int? value, int least, int most) => value < least || value > most
        ? Invalid($"'{name}' is {value}. Write a number from {least} to {most}.")
        : null;

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
