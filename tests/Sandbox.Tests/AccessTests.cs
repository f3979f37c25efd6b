using System.Net;
using System.Text.Json;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary>Routes × credentials.</summary>
public sealed class AccessTests
{
    // Columns: none, unknown key, publishable, secret, this call's token, another call's token, embed token.
    // "-" is invalid_key, "x" is key_not_allowed.
    public static TheoryData<string, string, string> Table => new()
    {
        { "GET", "/v1/web-calls/ice-servers", "- - ok x x x -" },
        { "POST", "/v1/web-calls", "- - ok x x x -" },
        { "PATCH", "{location}", "- - x x ok x -" },
        { "POST", "{location}/messages", "- - x x ok x -" },
        { "GET", "{location}/events", "- - x x ok x -" },
        { "DELETE", "{location}", "- - x ok ok x -" },
        { "GET", "/v1/calls", "- - x ok x x -" },
        { "GET", "/v1/calls/{call_id}", "- - x ok x x -" },
        { "GET", "/v1/agents", "- - x ok x x -" },
        { "GET", "/v1/agents/av_tone", "- - x ok x x -" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Route_IsOpenToItsCredentialsOnly(string method, string path, string expected)
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 100);
        var other = await sandbox.CreateAsync();
        var outcomes = new List<string>();
        for (var column = 0; column < 7; column++)
        {
            var call = await sandbox.ConnectAsync();
            string?[] credentials =
                [null, "dnx_pub_unknown", TestSandbox.Publishable, TestSandbox.Secret, call.Token, other.Token, "dnx_embed_x"];
            outcomes.Add(await TryAsync(sandbox, call, method, path, credentials[column]));
        }
        Assert.Equal(expected, string.Join(' ', outcomes));
    }

    [Theory]
    [InlineData("dnx_test_sandbox")]
    [InlineData("dnx_live_never_seen_here")]
    public async Task SecretKeyInAPage_IsToldToBeRotated(string key)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var request = TestSandbox.Request("GET", "/v1/calls", key);
        request.Headers.Add("Origin", "https://shop.example");
        var message = await ErrorAssert.IsAsync(ErrorCode.KeyNotAllowed, await sandbox.SendAsync(request));
        Assert.Contains("rotate it", message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestSandbox.BoundPublishable, "https://shop.example", true)]
    [InlineData(TestSandbox.BoundPublishable, "https://pay.shop.example", true)]
    [InlineData(TestSandbox.BoundPublishable, null, true)]
    [InlineData(TestSandbox.BoundPublishable, "http://shop.example", false)]
    [InlineData(TestSandbox.BoundPublishable, "https://shop.example:8443", false)]
    [InlineData(TestSandbox.BoundPublishable, "https://a.b.shop.example", false)]
    [InlineData(TestSandbox.BoundPublishable, "https://shop.example.evil.example", false)]
    [InlineData(TestSandbox.BoundPublishable, "null", false)]
    [InlineData(TestSandbox.Publishable, "https://anywhere.example", true)]
    [InlineData(TestSandbox.Publishable, "null", false)]
    [InlineData(TestSandbox.Publishable, "", false)]
    public async Task PublishableKey_IsBoundToItsOrigins(string key, string? origin, bool isAllowed)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var request = TestSandbox.CreateRequest(credential: key);
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }
        using var response = await sandbox.SendAsync(request);
        if (isAllowed)
        {
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }
        else
        {
            await ErrorAssert.IsAsync(ErrorCode.OriginNotAllowed, response);
        }
    }

    [Theory]
    [InlineData("YOUR_PUBLISHABLE_KEY")]
    [InlineData("dnx_call_0123456789")]
    [InlineData("Basic")]
    public async Task CredentialThatIsNone_IsInvalidAndNeverRepeated(string credential)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var request = TestSandbox.CreateRequest(credential: credential);
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.SendAsync(request));
        Assert.DoesNotContain(credential, message, StringComparison.Ordinal);
    }

    private static async Task<string> TryAsync(TestSandbox sandbox, TestCall call, string method, string path, string? credential)
    {
        var address = path.Replace("{location}", call.Location, StringComparison.Ordinal)
            .Replace("{call_id}", call.Created.CallId, StringComparison.Ordinal);
        var request = TestSandbox.Request(method, address, credential);
        request.Content = (method, path) switch
        {
            ("POST", "/v1/web-calls") => TestSandbox.CreateRequest().Content,
            ("POST", _) => TestSandbox.Body("""{"text":"hello"}""", "application/json"),
            ("PATCH", _) => TestSandbox.Body("a=candidate", "application/trickle-ice-sdpfrag"),
            _ => null,
        };
        request.Headers.TryAddWithoutValidation("If-Match", call.ETag);
        using var response = await sandbox.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return "ok";
        }
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var code = JsonDocument.Parse(body).RootElement.GetProperty("code").GetString()!;
        return code switch { "invalid_key" => "-", "key_not_allowed" => "x", _ => code };
    }
}
