using System.Net.Http.Json;
using System.Text.Json;

namespace WidgetHost.Tests.Infrastructure;

/// <summary>The frame's requests, and how answers are read.</summary>
internal static class Requests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the frame sends at the click.</summary>
    public static HttpRequestMessage Session(
        string widgetId = TestHost.WidgetId, string origin = TestHost.EmbeddingOrigin, string from = TestHost.OwnOrigin) =>
        new(HttpMethod.Post, $"/widget/{widgetId}/session")
        {
            Headers = { { "Origin", from } },
            Content = JsonContent.Create(new { origin }),
        };

    /// <summary>What the SDK in the frame sends to make its call.</summary>
    public static HttpRequestMessage Create(string credential, string agentVersionId = TestHost.AgentVersionId) =>
        new(HttpMethod.Post, "/v1/web-calls")
        {
            Headers = { { "Origin", TestHost.OwnOrigin }, { "Authorization", $"Bearer {credential}" } },
            Content = JsonContent.Create(new { agent_version_id = agentVersionId, offer = "v=0" }),
        };

    public static async Task<string> EmbedTokenAsync(
        this HttpClient client, string widgetId = TestHost.WidgetId, string origin = TestHost.EmbeddingOrigin)
    {
        using var answer = await client.SendAsync(Session(widgetId, origin), Cancellation);
        var body = await answer.JsonAsync();
        return body.GetProperty("embed_token").GetString()!;
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

    /// <summary>The status and the code of an answer in the error envelope; fails where it is anything else.</summary>
    public static async Task<(int Status, string Code)> ErrorAsync(this HttpResponseMessage answer)
    {
        var body = await answer.JsonAsync();
        Assert.Equal((int)answer.StatusCode, body.GetProperty("statusCode").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(body.GetProperty("message").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(body.GetProperty("error").GetString()));
        return ((int)answer.StatusCode, body.GetProperty("code").GetString()!);
    }

    /// <summary>A header of the answer or of its content; null where it is not there.</summary>
    public static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
