using System.Net.Http.Json;
using Protocol;

namespace Sandbox.Tests.Infrastructure;

internal static class ErrorAssert
{
    /// <summary>The answer is this failure, in the envelope, readable by a page.</summary>
    public static async Task<string> IsAsync(ErrorCode code, HttpResponseMessage response, int? status = null)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            var envelope = await response.Content.ReadFromJsonAsync<ErrorEnvelope>(TestContext.Current.CancellationToken);
            Assert.Equal((code.Name(), status ?? code.Status()), (envelope!.Code, (int)response.StatusCode));
            Assert.Equal((int)response.StatusCode, envelope.StatusCode);
            Assert.NotEmpty(envelope.Error);
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.DoesNotContain("dnx_call_", text.Replace("dnx_call_…", "", StringComparison.Ordinal), StringComparison.Ordinal);
            return envelope.Message;
        }
    }
}
