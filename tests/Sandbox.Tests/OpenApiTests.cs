using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Protocol;
using Sandbox.Keys;
using Sandbox.OpenApi;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary>The OpenAPI documents of the platform and of the control API have the routes of their applications.</summary>
public sealed class OpenApiTests
{
    private const string Platform = "/v1";
    private const string Control = "/sandbox";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Platform)]
    [InlineData(Control)]
    public async Task Document_HasEveryRouteWithItsMethodsAndCredentialsAndNoOther(string root)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var document = await ReadAsync(sandbox, root);
        Assert.Equal(
            Routes(sandbox, root).Select(route => $"{route.Method} {route.Path}: {Kinds(route.Allowed)}").Order(),
            Operations(document).Select(operation => $"{operation.Method} {operation.Path}: {Kinds(operation.Json)}").Order());
        Assert.Equal(
            Enum.GetValues<Callers>().Where(caller => caller != Callers.None).Select(OpenApiDocuments.SchemeOf).Order(),
            document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name).Order());
    }

    [Theory]
    [InlineData(Platform)]
    [InlineData(Control)]
    public async Task Operation_SaysWhatItDoesAnswersAndHowItFails(string root)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var incomplete = Operations(await ReadAsync(sandbox, root)).SelectMany(operation => Missing(operation.Path, operation.Json)
            .Select(missing => $"{operation.Method} {operation.Path} has no {missing}"));
        Assert.Empty(incomplete);
    }

    [Fact]
    public async Task List_IsDocumentedWithEveryParameterItTakes()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var list = Operations(await ReadAsync(sandbox)).Single(operation => operation is { Method: "GET", Path: "/v1/calls" }).Json;
        Assert.Equal(
            Sandbox.Records.RecordParameters.All.Keys.Order(),
            list.GetProperty("parameters").EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query")
                .Select(parameter => parameter.GetProperty("name").GetString()).Order());
        var record = list.GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.Equal(["application/json", "text/csv"], record.EnumerateObject().Select(content => content.Name));
    }

    [Fact]
    public async Task Record_IsDocumentedInTheNamesOfTheWire()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var document = await ReadAsync(sandbox);
        var record = document.GetProperty("components").GetProperty("schemas").GetProperty("RecordView");
        Assert.Equal(
            [
                "id", "type", "channel", "status", "agent_id", "agent_version_id", "agent_version_number", "variables", "metadata", "created_at",
                "started_at", "ended_at", "duration_ms", "end_reason", "latency_ms", "summary", "sentiment", "analysis", "consent", "feedback",
                "transcript", "turns", "skipped_nodes", "client_stats",
            ],
            record.GetProperty("properties").EnumerateObject().Select(field => field.Name));
        // Those that are there from the create on.
        Assert.Equal(
            ["id", "type", "channel", "status", "agent_id", "agent_version_id", "agent_version_number", "created_at"],
            record.GetProperty("required").EnumerateArray().Select(field => field.GetString()));
    }

    [Theory]
    [InlineData(Platform)]
    [InlineData(Control)]
    public async Task References_AreAllThere(string root)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var document = await ReadAsync(sandbox, root);
        var references = References(document).Distinct().ToList();
        Assert.Contains("#/components/schemas/ErrorEnvelope", references);
        Assert.All(references, reference =>
        {
            var at = document;
            foreach (var name in reference.Split('/')[1..])
            {
                Assert.True(at.TryGetProperty(name, out at), reference);
            }
        });
    }

    private static async Task<JsonElement> ReadAsync(TestSandbox sandbox, string root = Platform)
    {
        var request = TestSandbox.Request("GET", root + OpenApiDocuments.FileName);
        using var response = await (root == Platform ? sandbox.SendAsync(request) : sandbox.SendControlAsync(request));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    // All but the document itself.
    private static IEnumerable<(string Method, string Path, Callers Allowed)> Routes(TestSandbox sandbox, string root) =>
        from endpoint in (root == Platform ? sandbox.Part<EndpointDataSource>() : sandbox.ControlParts.GetRequiredService<EndpointDataSource>()).Endpoints.OfType<RouteEndpoint>()
        let path = endpoint.RoutePattern.RawText!.TrimEnd('/')
        where path != root + OpenApiDocuments.FileName
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        select (method, path, endpoint.Metadata.GetMetadata<AllowedCallers>()?.Callers ?? Callers.None);

    private static IEnumerable<(string Method, string Path, JsonElement Json)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name.TrimEnd('/'), operation.Value);

    private static string Kinds(Callers allowed) => string.Join(' ', Enum.GetValues<Callers>()
        .Where(caller => caller != Callers.None && allowed.HasFlag(caller)).Select(OpenApiDocuments.SchemeOf).Order());

    private static string Kinds(JsonElement operation) => string.Join(' ', SecurityOf(operation).Order());

    private static IEnumerable<string> SecurityOf(JsonElement operation) => operation.TryGetProperty("security", out var kinds)
        ? kinds.EnumerateArray().SelectMany(kind => kind.EnumerateObject()).Select(kind => kind.Name)
        : [];

    private static IEnumerable<string> Missing(string path, JsonElement operation)
    {
        if (!operation.TryGetProperty("summary", out _))
        {
            yield return "summary";
        }
        var responses = operation.GetProperty("responses").EnumerateObject().ToList();
        if (!responses.Any(response => response.Name[0] == '2'))
        {
            yield return "answer";
        }
        var known = Enum.GetValues<ErrorCode>().Select(code => code.Name()).ToList();
        foreach (var failure in responses.Where(response => response.Name[0] is '4' or '5'))
        {
            var codes = failure.Value.GetProperty("description").GetString()!.Split(", ");
            if (!codes.All(known.Contains) || !failure.Value.TryGetProperty("content", out _))
            {
                yield return $"known error at {failure.Name}";
            }
        }
        if (SecurityOf(operation).Any() && !responses.Any(response => response.Name == "401"))
        {
            yield return "invalid_key";
        }
        if (operation.TryGetProperty("requestBody", out var body) && !body.TryGetProperty("content", out _))
        {
            yield return "body";
        }
        var parameters = operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [];
        foreach (var name in path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}')))
        {
            if (!parameters.Any(parameter => parameter.GetProperty("name").GetString() == name && parameter.GetProperty("in").GetString() == "path"))
            {
                yield return $"parameter {name}";
            }
        }
    }

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property =>
            property is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
