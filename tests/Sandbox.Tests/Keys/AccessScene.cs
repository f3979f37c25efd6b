using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Sandbox.Keys;
using Sandbox.Storage.Rows;
using Sandbox.Tests.Infrastructure;
using Sandbox.Workspaces;

namespace Sandbox.Tests.Keys;

/// <summary>One workspace with something of everything in it, another one beside it, and every kind of credential.</summary>
internal sealed class AccessScene : IAsyncDisposable
{
    private readonly TestSandbox sandbox;
    private readonly OwnKeys other;

    private AccessScene(TestSandbox sandbox, OwnKeys other) => (this.sandbox, this.other) = (sandbox, other);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<AccessScene> StartAsync()
    {
        var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1_000);
        return new AccessScene(sandbox, await sandbox.AddWorkspaceAsync(concurrencyLimit: 1_000));
    }

    /// <summary>Each as <c>METHOD pattern</c>.</summary>
    public IEnumerable<string> Routes => sandbox.Routes.SelectMany(
        route => route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods,
        (route, method) => $"{method} {route.RoutePattern.RawText!.TrimEnd('/')}");

    /// <summary>What the route answers this kind of credential: <c>ok</c>, or the code of the error.</summary>
    public async Task<string> TryAsync(string route, string kind)
    {
        var (method, pattern) = route.Split(' ') is [var first, var second] ? (first, second) : throw new ArgumentException(route, nameof(route));
        var call = await sandbox.ConnectAsync();
        var (location, etag) = (call.Location, call.ETag);
        string? credential;
        switch (kind)
        {
            case "none": credential = null; break;
            case "unknown": credential = "dnx_pub_unknown"; break;
            case "publishable": credential = TestSandbox.Publishable; break;
            case "publishable_of_another_workspace": credential = other.PublishableKey; break;
            case "secret" or "secret_in_a_page": credential = TestSandbox.Secret; break;
            case "secret_of_another_workspace": credential = other.SecretKey; break;
            case "call_token": credential = call.Token; break;
            case "token_of_another_call": credential = (await sandbox.ConnectAsync()).Token; break;
            case "whip_creator": (credential, (location, etag)) = (TestSandbox.Publishable, await WhipAsync(TestSandbox.Publishable)); break;
            case "grant": credential = await GrantAsync(); break;
            case "whip_grant": (credential, (location, etag)) = await WhipByGrantAsync(); break;
            case "embed_token": credential = "dnx_embed_x"; break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
        var path = pattern.Replace("/v1/web-calls/{location}", location, StringComparison.Ordinal)
            .Replace("{id}", await IdAsync(pattern, call), StringComparison.Ordinal);
        var request = TestSandbox.Request(method, path, credential);
        request.Content = BodyOf(route);
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        if (kind == "secret_in_a_page")
        {
            request.Headers.Add("Origin", "https://shop.example");
        }
        return await OutcomeAsync(request);
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    private async Task<string> OutcomeAsync(HttpRequestMessage request)
    {
        using var response = await sandbox.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        if (response.IsSuccessStatusCode)
        {
            return "ok";
        }
        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        var code = error.GetProperty("code").GetString()!;
        return code == "invalid_request" ? $"{(int)response.StatusCode}" : code;
    }

    private async Task<string> IdAsync(string pattern, TestCall call) => pattern switch
    {
        _ when pattern.StartsWith("/v1/calls", StringComparison.Ordinal) => call.Created.CallId,
        _ when pattern.StartsWith("/v1/agents/", StringComparison.Ordinal) => await MakeAsync("/v1/agents", BodyOf("POST /v1/agents")),
        _ when pattern.StartsWith("/v1/keys/", StringComparison.Ordinal) => await MakeAsync("/v1/keys", BodyOf("POST /v1/keys")),
        _ when pattern.StartsWith("/v1/user-webhooks/", StringComparison.Ordinal) => await AddWebhookAsync(),
        _ when pattern.Contains("{id}", StringComparison.Ordinal) => throw new InvalidOperationException($"Say what the id in '{pattern}' is."),
        _ => "",
    };

    private async Task<string> MakeAsync(string path, HttpContent? body)
    {
        var request = TestSandbox.Request("POST", path, TestSandbox.Secret);
        request.Content = body;
        using var response = await sandbox.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancellation)).GetProperty("id").GetString()!;
    }

    /// <summary>Beside the API, which would ping it.</summary>
    private async Task<string> AddWebhookAsync()
    {
        var row = new WebhookRow
        {
            Id = "wh_" + RandomToken.Create(),
            WorkspaceId = Workspace.OwnId,
            Url = "https://hooks.example",
            Events = "call.ended",
            Secret = "whsec_x",
            MaxRetries = 0,
            TimeoutMs = 1_000,
            CreatedAt = sandbox.Time.GetUtcNow(),
        };
        await using var database = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        database.Webhooks.Add(row);
        await database.SaveChangesAsync(Cancellation);
        return row.Id;
    }

    private async Task<string> GrantAsync() =>
        (await sandbox.ReadAsync("POST", "/v1/web-calls/grants", new { agent_version_id = "av_fake" }, expected: HttpStatusCode.Created))
            .GetProperty("grant").GetString()!;

    private async Task<(string Credential, (string Location, string ETag) Call)> WhipByGrantAsync()
    {
        var grant = await GrantAsync();
        return (grant, await WhipAsync(grant));
    }

    private async Task<(string Location, string ETag)> WhipAsync(string credential)
    {
        var request = TestSandbox.Request("POST", "/v1/web-calls?agent_version_id=av_fake", credential);
        request.Content = TestSandbox.Body(TestSandbox.NewOffer(), "application/sdp");
        using var response = await sandbox.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (response.Headers.Location!.ToString(), response.Headers.ETag!.ToString());
    }

    private static HttpContent? BodyOf(string route) => route switch
    {
        "POST /v1/web-calls" => TestSandbox.CreateRequest().Content,
        "POST /v1/web-calls/grants" => Json("""{ "agent_version_id": "av_fake" }"""),
        "POST /v1/web-calls/{location}/messages" => Json("""{ "text": "hello" }"""),
        "POST /v1/web-calls/{location}/media" => TestSandbox.Body(TestSandbox.NewOffer(), "application/sdp"),
        "POST /v1/web-calls/{location}/feedback" => Json("""{ "rating": 5 }"""),
        "PATCH /v1/web-calls/{location}" => TestSandbox.Body("a=candidate", "application/trickle-ice-sdpfrag"),
        "POST /v1/agents" => Json($$"""{ "title": "One", "definition": {{TestAgents.HangUp}} }"""),
        "PATCH /v1/agents/{id}" => Json("""{ "title": "Two" }"""),
        "POST /v1/user-webhooks" => Json("{}"),
        "PATCH /v1/user-webhooks/{id}" => Json("""{ "max_retries": 1 }"""),
        "POST /v1/keys" => Json("""{ "kind": "publishable", "name": "Shop", "origins": ["*"] }"""),
        _ => null,
    };

    private static StringContent Json(string text) => TestSandbox.Body(text, "application/json");
}
