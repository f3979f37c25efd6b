using System.Net;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary>What a credential must be like; what each may do is in <see cref="Keys.AccessTableTests"/>.</summary>
public sealed class AccessTests
{
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
}
