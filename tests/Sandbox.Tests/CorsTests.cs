using System.Net;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

public sealed class CorsTests
{
    [Theory]
    [InlineData("/v1/web-calls")]
    [InlineData("/v1/web-calls/anything")]
    [InlineData("/v1/nothing")]
    public async Task Preflight_Is204WithWhatIsAllowed(string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var request = TestSandbox.Request("OPTIONS", path);
        request.Headers.Add("Origin", "https://shop.example");
        request.Headers.Add("Access-Control-Request-Method", "PATCH");
        using var response = await sandbox.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        AssertHeader(response, "Access-Control-Allow-Origin", "*");
        AssertHeader(response, "Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
        AssertHeader(response, "Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, Last-Event-ID");
        AssertHeader(response, "Access-Control-Max-Age", "7200");
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("GET", "/v1/web-calls/ice-servers", HttpStatusCode.OK)]
    [InlineData("HEAD", "/v1/web-calls/ice-servers", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/v1/calls", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/v1/web-calls", HttpStatusCode.UnsupportedMediaType)]
    public async Task EveryAnswer_CanBeReadByAPage(string method, string path, HttpStatusCode status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var response = await sandbox.SendAsync(TestSandbox.Request(method, path, TestSandbox.Publishable));
        Assert.Equal(status, response.StatusCode);
        AssertHeader(response, "Access-Control-Allow-Origin", "*");
        AssertHeader(response, "Access-Control-Expose-Headers", "Location, ETag, Link, Retry-After");
    }

    [Fact]
    public async Task Health_IsNoBusinessOfPages()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var response = await sandbox.SendAsync(TestSandbox.Request("GET", "/health/live"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static void AssertHeader(HttpResponseMessage response, string name, string value) =>
        Assert.Equal(value, string.Join(", ", response.Headers.GetValues(name)));
}
