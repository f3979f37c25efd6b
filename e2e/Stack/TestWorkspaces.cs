using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Protocol;

namespace E2E.Stack;

/// <summary>A workspace of the sandbox for each test, made over its control API: no test meets the calls and limits of another.</summary>
public sealed class TestWorkspaces(Uri control) : IDisposable
{
    private const string SecretKeyOfTheSandbox = "dnx_test_sandbox";

    private readonly HttpClient client = new() { BaseAddress = control };
    private readonly ConcurrentDictionary<string, Lazy<Task<TestWorkspace>>> byTest = new(StringComparer.Ordinal);

    /// <summary>The workspace of the test that asks, with room for 50 calls.</summary>
    public Task<TestWorkspace> OfThisTestAsync() => OfThisTestAsync(calls: 50);

    /// <summary>The same with room for one call: whoever gets a call there proves that nobody else holds one.</summary>
    public Task<TestWorkspace> WithASingleSlotAsync() => OfThisTestAsync(calls: 1);

    /// <summary>A call of this test's workspace as the sandbox sees it.</summary>
    public async Task<JsonElement> CallAsync(string callId)
    {
        using var response = await ControlAsync(HttpMethod.Get, $"calls/{callId}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Drops all media of a call of this test's workspace, until <see cref="RestoreAsync"/>.</summary>
    public async Task DropAsync(string callId)
    {
        using var response = await ControlAsync(HttpMethod.Put, $"calls/{callId}/network", new { DropMs = 600_000 });
    }

    public async Task RestoreAsync(string callId)
    {
        using var response = await ControlAsync(HttpMethod.Post, $"calls/{callId}/restore");
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> ControlAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/sandbox/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await OfThisTestAsync()).SecretKey);
        request.Content = body is null ? null : JsonContent.Create(body, options: ProtocolJson.Options);
        var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return response;
    }

    private Task<TestWorkspace> OfThisTestAsync(int calls)
    {
        var test = TestContext.Current.Test ?? throw new InvalidOperationException("There is no test.");
        return byTest.GetOrAdd(test.UniqueID, _ => new(() => CreateAsync(TestContext.Current.TestMethod?.MethodName ?? test.UniqueID, calls))).Value;
    }

    private async Task<TestWorkspace> CreateAsync(string name, int calls)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/workspaces");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SecretKeyOfTheSandbox);
        var limits = new { ConcurrencyLimit = calls, CreatesPerAddressPerMinute = 10_000, CreatesPerKeyPerMinute = 10_000 };
        request.Content = JsonContent.Create(new { Name = name, Limits = limits }, options: ProtocolJson.Options);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<TestWorkspace>(ProtocolJson.Options))!;
    }
}

/// <summary>The keys of a test's workspace: one for its page, one for its site's own server.</summary>
public sealed record TestWorkspace(string PublishableKey, string SecretKey);
