using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Control;

public sealed class ControlAccessTests
{
    /// <summary>Every route of the control API; <see cref="Table_HasEveryRoute"/> holds it to the server's own list.</summary>
    public static TheoryData<string, string> Routes => new()
    {
        { "POST", "/sandbox/workspaces" },
        { "DELETE", "/sandbox/workspaces/{id}" },
        { "POST", "/sandbox/agents" },
        { "PUT", "/sandbox/limits" },
        { "PUT", "/sandbox/faults" },
        { "GET", "/sandbox/calls/{id}" },
        { "GET", "/sandbox/calls/{id}/wait" },
        { "POST", "/sandbox/calls/{id}/say" },
        { "POST", "/sandbox/calls/{id}/hear" },
        { "POST", "/sandbox/calls/{id}/hangup" },
        { "PUT", "/sandbox/calls/{id}/network" },
        { "POST", "/sandbox/calls/{id}/restore" },
    };

    [Fact]
    public async Task Table_HasEveryRoute()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var mapped = sandbox.ControlParts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText != "/sandbox/openapi.json") // The one that needs no key: it says what they are.
            .SelectMany(route => route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods, (route, method) =>
                $"{method} {route.RoutePattern.RawText!.TrimEnd('/')}");
        Assert.Equal(Routes.Select(row => $"{row.Data.Item1} {row.Data.Item2}").Order(), mapped.Order());
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Documentation_HasTheRoute(string method, string path)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "testing-your-site.md"), TestContext.Current.CancellationToken);
        Assert.Contains($"| `{method} {path}", document, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task EveryRoute_TakesASecretKeyOnly(string method, string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var own = path.Replace("{id}", call.Created.CallId, StringComparison.Ordinal);
        await ControlAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.ControlAsync(method, own, key: null));
        await ControlAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.ControlAsync(method, own, key: "dnx_test_unknown"));
        await ControlAssert.IsAsync(ErrorCode.KeyNotAllowed, await sandbox.ControlAsync(method, own, key: TestSandbox.Publishable));
        await ControlAssert.IsAsync(ErrorCode.KeyNotAllowed, await sandbox.ControlAsync(method, own, key: call.Token));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task EveryRoute_RefusesAnyOrigin(string method, string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        foreach (var verb in new[] { method, "OPTIONS" })
        {
            var request = TestSandbox.Request(verb, path.Replace("{id}", "x", StringComparison.Ordinal), TestSandbox.Secret);
            request.Headers.Add("Origin", "http://localhost:8000");
            request.Headers.Add("Access-Control-Request-Method", method);
            await ControlAssert.IsAsync(ErrorCode.OriginNotAllowed, await sandbox.SendControlAsync(request));
        }
    }

    [Fact]
    public async Task TwoListeners_ShareNoRoute()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.ControlAsync("GET", "/v1/calls"), 404);
        using var response = await sandbox.SendAsync(TestSandbox.Request("PUT", "/sandbox/limits", TestSandbox.Secret));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
