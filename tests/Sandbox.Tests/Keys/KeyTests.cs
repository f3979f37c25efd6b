using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Keys;

public sealed class KeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task NewKey_IsShownOnceAndKeptAsItsHash(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var made = await PublishableAsync(sandbox, "https://shop.example:443", "https://SHOP.example", "https://*.shop.example");
        var text = made.GetProperty("key").GetString()!;
        Assert.Matches("^dnx_pub_[A-Za-z0-9_-]{32}$", text);
        var (listed, all) = await ListAsync(sandbox, made);
        Assert.DoesNotContain(text, all, StringComparison.Ordinal);
        Assert.Equal(
            ["id", "kind", "name", "last_four", "origins", "created_at"], listed.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("publishable", "Shop", text[^4..]), (Text(listed, "kind"), Text(listed, "name"), Text(listed, "last_four")));
        Assert.Equal(["https://shop.example", "https://*.shop.example"], listed.GetProperty("origins").EnumerateArray().Select(origin => origin.GetString()));
        await using var rows = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        var row = await rows.Keys.SingleAsync(key => key.Id == Text(made, "id"), Cancellation);
        Assert.DoesNotContain(text[8..], JsonSerializer.Serialize(row), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Key_IsListedWithItsLastUse(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var made = await PublishableAsync(sandbox, "*");
        Assert.False((await ListAsync(sandbox, made)).Key.TryGetProperty("last_used_at", out _));
        sandbox.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(sandbox, made));
        Assert.Equal("2026-01-01T00:03:00Z", Text((await ListAsync(sandbox, made)).Key, "last_used_at"));
    }

    [Fact]
    public async Task PublishableKey_IsTiedToItsOrigins()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var made = await PublishableAsync(sandbox, "https://shop.example");
        Assert.Equal(HttpStatusCode.OK, await UseAsync(sandbox, made, "https://shop.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await UseAsync(sandbox, made, "https://evil.example"));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task KeyRotatedWithoutOverlap_EndsAtOnce(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var old = await PublishableAsync(sandbox, "https://shop.example");
        var next = await RotateAsync(sandbox, old, body: null);
        Assert.Equal(HttpStatusCode.Unauthorized, await UseAsync(sandbox, old, "https://shop.example"));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(sandbox, next, "https://shop.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await UseAsync(sandbox, next, "https://evil.example"));
        Assert.Equal(("publishable", "Shop"), (Text(next, "kind"), Text(next, "name")));
        Assert.DoesNotContain(Text(old, "id"), (await ListAsync(sandbox, next)).All, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task KeyRotatedWithOverlap_IsGoodUntilThen(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var old = await PublishableAsync(sandbox, "*");
        var next = await RotateAsync(sandbox, old, new { overlap_hours = 24 });
        Assert.Equal("2026-01-02T00:00:00Z", Text((await ListAsync(sandbox, old)).Key, "expires_at"));
        sandbox.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await UseAsync(sandbox, old), await UseAsync(sandbox, next)));
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await UseAsync(sandbox, old), await UseAsync(sandbox, next)));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task KeyRotatedByManyAtOnce_HasOneSuccessor(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var old = await PublishableAsync(sandbox, "*");
        var path = $"/v1/keys/{Text(old, "id")}/rotate";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sandbox.AskAsync("POST", path, new { overlap_hours = 1 })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, refused, 409);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task RevokedKey_IsNoneAtOnceAndCannotBeRevokedAgain(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var made = await PublishableAsync(sandbox, "*");
        Assert.Equal(HttpStatusCode.OK, await UseAsync(sandbox, made));
        var path = "/v1/keys/" + Text(made, "id");
        await sandbox.ReadAsync("DELETE", path, expected: HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.Unauthorized, await UseAsync(sandbox, made));
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.AskAsync("DELETE", path), 404);
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.AskAsync("POST", path + "/rotate"), 404);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task OnlySecretKey_CanBeRotatedAndNotRevoked(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var all = await sandbox.ReadAsync("GET", "/v1/keys");
        var only = all.EnumerateArray().Single(key => Text(key, "kind") == "secret");
        var message = await ErrorAssert.IsAsync(
            ErrorCode.InvalidRequest, await sandbox.AskAsync("DELETE", "/v1/keys/" + Text(only, "id")), 409);
        Assert.Contains("Rotate it", message, StringComparison.Ordinal);
        var next = await RotateAsync(sandbox, only, body: null);
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.AskAsync("GET", "/v1/keys"));
        await sandbox.ReadAsync("GET", "/v1/keys", credential: Text(next, "key"));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task SecretKeysThatRevokeThemselvesAtOnce_LeaveOne(DatabaseKind database)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: database);
        var start = (await sandbox.ReadAsync("GET", "/v1/keys")).EnumerateArray().Single(key => Text(key, "kind") == "secret");
        List<(string Id, string Text)> secrets = [(Text(start, "id"), TestSandbox.Secret)];
        for (var i = 0; i < 9; i++)
        {
            var made = await sandbox.ReadAsync("POST", "/v1/keys", new { kind = "secret", name = $"{i}" }, expected: HttpStatusCode.Created);
            Assert.Matches("^dnx_test_[A-Za-z0-9_-]{32}$", Text(made, "key"));
            secrets.Add((Text(made, "id"), Text(made, "key")));
        }
        var answers = await Task.WhenAll(secrets.Select(key => sandbox.AskAsync("DELETE", "/v1/keys/" + key.Id, credential: key.Text)));
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent));
        var alive = await Task.WhenAll(secrets.Select(key => sandbox.AskAsync("GET", "/v1/keys", credential: key.Text)));
        Assert.Single(alive, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{ "name": "x" }""", "'kind'")]
    [InlineData("""{ "kind": "master", "name": "x" }""", "'master'")]
    [InlineData("""{ "kind": "secret" }""", "'name'")]
    [InlineData("""{ "kind": "secret", "name": "" }""", "'name'")]
    [InlineData("""{ "kind": "secret", "name": "a\u0000b" }""", "control character")]
    [InlineData("""{ "kind": "secret", "name": "0123456789012345678901234567890123456789012345678901234567890123456789x" }""", "71 characters; the limit is 70")]
    [InlineData("""{ "kind": "secret", "name": "x", "origins": ["*"] }""", "no 'origins'")]
    [InlineData("""{ "kind": "publishable", "name": "x" }""", "names the pages")]
    [InlineData("""{ "kind": "publishable", "name": "x", "origins": [] }""", "names the pages")]
    [InlineData("""{ "kind": "publishable", "name": "x", "origins": ["*", "shop.example"] }""", "Write 'https://shop.example'")]
    [InlineData("""{ "kind": "publishable", "name": "x", "origins": [null] }""", "origins")]
    [InlineData("""{ "kind": "secret", "name": "x", "scope": "all" }""", "$.scope")]
    [InlineData("""{ "kind": "secret", "kind": "secret", "name": "x" }""", "$")]
    [InlineData("null", "null")]
    [InlineData("[]", "$")]
    public async Task KeyThatCannotBeMade_SaysWhy(string body, string why)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.AskAsync("POST", "/v1/keys", body));
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "overlap_hours": -1 }""")]
    [InlineData("""{ "overlap_hours": 25 }""")]
    [InlineData("""{ "overlap_hours": 0.5 }""")]
    [InlineData("""{ "overlap_minutes": 5 }""")]
    public async Task OverlapThatIsNone_LeavesTheKeyAsItIs(string body)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var made = await PublishableAsync(sandbox, "*");
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.AskAsync("POST", $"/v1/keys/{Text(made, "id")}/rotate", body));
        Assert.False((await ListAsync(sandbox, made)).Key.TryGetProperty("expires_at", out _));
    }

    private static Task<JsonElement> PublishableAsync(TestSandbox sandbox, params string[] origins) =>
        sandbox.ReadAsync("POST", "/v1/keys", new { kind = "publishable", name = "Shop", origins }, expected: HttpStatusCode.Created);

    private static Task<JsonElement> RotateAsync(TestSandbox sandbox, JsonElement key, object? body) =>
        sandbox.ReadAsync("POST", $"/v1/keys/{Text(key, "id")}/rotate", body, expected: HttpStatusCode.Created);

    private static async Task<(JsonElement Key, string All)> ListAsync(TestSandbox sandbox, JsonElement key)
    {
        var all = await sandbox.ReadAsync("GET", "/v1/keys");
        return (all.EnumerateArray().Single(listed => Text(listed, "id") == Text(key, "id")), all.GetRawText());
    }

    private static async Task<HttpStatusCode> UseAsync(TestSandbox sandbox, JsonElement key, string? origin = null)
    {
        var request = TestSandbox.Request("GET", "/v1/web-calls/ice-servers", Text(key, "key"));
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }
        using var response = await sandbox.SendAsync(request);
        return response.StatusCode;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
