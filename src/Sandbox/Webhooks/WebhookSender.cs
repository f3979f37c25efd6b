using System.Net.Http.Headers;
using System.Text;
using Sandbox.Outbound;

namespace Sandbox.Webhooks;

/// <summary>Posts signed bodies. Redirects are not followed; addresses that are not public are not connected to.</summary>
internal sealed class WebhookSender(SandboxOptions options, TimeProvider time) : IDisposable
{
    /// <summary>Carries the delivery's id, the same at each attempt: who has seen it has done it.</summary>
    public const string DeliveryHeader = "X-DialNexa-Delivery";

    private const string UserAgent = "DialNexa-External-Webhook/1.0";
    private const string VerificationUserAgent = "DialNexa-External-Webhook-Verification/1.0";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient client =
        new(PublicAddresses.CreateHandler(options.Webhooks.DangerousAllowPrivateAddresses)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Posts a delivery.</summary>
    public Task<SendOutcome> SendAsync(DueDelivery delivery, CancellationToken cancellationToken) =>
        SendAsync(new Post(delivery.Url, delivery.Secret, delivery.Body, UserAgent, delivery.Timeout) { DeliveryId = delivery.Id }, cancellationToken);

    /// <summary>Posts the ping that a webhook has to answer before it is saved.</summary>
    public Task<SendOutcome> VerifyAsync(string url, string secret, string body, TimeSpan timeout, CancellationToken cancellationToken) =>
        SendAsync(new Post(url, secret, body, VerificationUserAgent, timeout), cancellationToken);

    public void Dispose() => client.Dispose();

    private async Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var limit = new CancellationTokenSource(post.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = Request(post);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var error = response.IsSuccessStatusCode ? null : $"It answered with {(int)response.StatusCode}, not with 2xx.";
            return new SendOutcome((int)response.StatusCode, error, time.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(limit.IsCancellationRequested
                ? $"It did not answer within {post.Timeout.TotalMilliseconds} ms."
                : "It could not be connected to in time.");
        }
        catch (HttpRequestException failure)
        {
            return Failed((failure.InnerException as PrivateAddressException)?.Message ?? failure.Message);
        }

        SendOutcome Failed(string error) => new(null, error, time.GetElapsedTime(start));
    }

    private HttpRequestMessage Request(Post post)
    {
        var body = Encoding.UTF8.GetBytes(post.Body);
        var request = new HttpRequestMessage(HttpMethod.Post, post.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.UserAgent.ParseAdd(post.UserAgent);
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(post.Secret, time.GetUtcNow(), body));
        if (post.DeliveryId is not null)
        {
            request.Headers.Add(DeliveryHeader, post.DeliveryId);
        }
        return request;
    }

    private sealed record Post(string Url, string Secret, string Body, string UserAgent, TimeSpan Timeout)
    {
        public string? DeliveryId { get; init; }
    }
}

/// <summary>How a post went.</summary>
/// <param name="Status">Null: no answer came.</param>
/// <param name="Error">One sentence; null: it went well.</param>
/// <param name="Duration">Until the answer's headers.</param>
internal sealed record SendOutcome(int? Status, string? Error, TimeSpan Duration)
{
    public bool IsSuccess => Error is null;
}
