using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Outbound;

namespace Sandbox.Flows;

/// <summary>How a function went.</summary>
/// <param name="IsOk">The reply had a status from 200 to 299 and could be read.</param>
/// <param name="Why">For the event: <c>ok</c>, <c>ok_mocked</c>, or <c>failed_…</c> as listed in docs/flows.md.</param>
/// <param name="Reply">Its JSON; null when it has none or it was not asked for.</param>
internal sealed record FunctionOutcome(bool IsOk, string Why, JsonNode? Reply = null);

/// <summary>Calls the URLs of function nodes. Every failure is an outcome, none an exception.</summary>
internal sealed partial class FunctionCaller(HttpClient client, ILogger<FunctionCaller> logger)
{
    private const int LongestReplyBytes = 64 * 1024;

    /// <summary>The client for functions: replies are limited to 64 KB, times by each node.</summary>
    /// <param name="handler">Decides what may be connected to: <see cref="PublicAddresses.CreateHandler"/>.</param>
    public static HttpClient CreateClient(HttpMessageHandler handler) =>
        new(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestReplyBytes };

    /// <exception cref="OperationCanceledException">The call is over.</exception>
    public async Task<FunctionOutcome> CallAsync(FunctionNode node, JsonObject variables, TimeProvider time, CancellationToken callEnded)
    {
        if (node.Mock is { } mock)
        {
            return mock.Status is >= 200 and <= 299 ? new(true, "ok_mocked", mock.Body) : new(false, $"failed_status_{mock.Status}");
        }
        using var timeout = new CancellationTokenSource(node.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, callEnded);
        try
        {
            return await SendAsync(node, variables, either.Token);
        }
        catch (OperationCanceledException) when (!callEnded.IsCancellationRequested)
        {
            // The node's time, or that of the connection.
            return Fail(node, "failed_timeout", null);
        }
        catch (HttpRequestException failure)
        {
            return Fail(node, WhyOf(failure), failure);
        }
        catch (JsonException failure)
        {
            return Fail(node, "failed_reply_not_json", failure);
        }
    }

    private async Task<FunctionOutcome> SendAsync(FunctionNode node, JsonObject variables, CancellationToken cancellationToken)
    {
        var url = Template.Render(node.Url, variables, Uri.EscapeDataString);
        if (StepsIn(url) > StepsIn(Template.Fill(node.Url, "x")))
        {
            return Fail(node, "failed_url_leaves_path", null);
        }
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return Fail(node, "failed_url_too_long", null);
        }
        using var request = new HttpRequestMessage(new HttpMethod(node.Method), address);
        request.Content = node.Body is null ? null : JsonContent.Create(Fill(node.Body, variables));
        using var response = await client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return Fail(node, $"failed_status_{(int)response.StatusCode}", null);
        }
        // A function that only tells somebody something may answer what it likes.
        return new(true, "ok", node.Result.Count == 0 ? null : Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)));
    }

    /// <summary>How many segments of the path are <c>.</c> or <c>..</c>, which escaping does not change and every URL parser resolves.</summary>
    private static int StepsIn(string url) =>
        url.Split('?', '#')[0].Split('/', '\\').Count(segment => Uri.UnescapeDataString(segment) is "." or "..");

    private static JsonNode? Parse(byte[] reply) => JsonNode.Parse(reply, documentOptions: new() { AllowDuplicateProperties = false });

    private static JsonNode? Fill(JsonNode? node, JsonObject variables) => node switch
    {
        JsonObject properties => new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Fill(property.Value, variables)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => Fill(element, variables))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Template.Render(text, variables)),
        _ => node?.DeepClone(),
    };

    private static string WhyOf(HttpRequestException failure) => failure switch
    {
        { InnerException: PrivateAddressException } => "failed_private_address",
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "failed_reply_too_large",
        _ => "failed_connection",
    };

    // The URL is not logged: its query may hold what a caller said.
    private FunctionOutcome Fail(FunctionNode node, string why, Exception? failure)
    {
        LogFailure(logger, failure, node.Id, why);
        return new(false, why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Function node '{NodeId}': {Why}.")]
    private static partial void LogFailure(ILogger logger, Exception? failure, string nodeId, string why);
}
