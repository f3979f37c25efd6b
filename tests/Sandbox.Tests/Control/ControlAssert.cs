using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Protocol;

namespace Sandbox.Tests.Control;

internal static class ControlAssert
{
    /// <summary>The answer is this failure, in the envelope, and no page could read it.</summary>
    public static async Task<string> IsAsync(ErrorCode code, HttpResponseMessage response, int? status = null)
    {
        using (response)
        {
            var envelope = await response.Content.ReadFromJsonAsync<ErrorEnvelope>(TestContext.Current.CancellationToken);
            Assert.Equal((code.Name(), status ?? code.Status()), (envelope!.Code, (int)response.StatusCode));
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            return envelope.Message;
        }
    }

    /// <summary>The answer is a success; its body, or null where it has none.</summary>
    public static async Task<JsonNode?> SucceedsAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, text);
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
    }
}
