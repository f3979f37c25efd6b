using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Webhooks;

/// <summary>A sandbox as it is set without a Dangerous setting. The classes of addresses are in <see cref="Outbound.PublicAddressesTests"/>.</summary>
public sealed class PrivateAddressTests
{
    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://localhost/")] // A name: what it resolves to counts.
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://192.168.0.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[ff02::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[64:ff9b::10.0.0.1]/")]
    [InlineData("https://[64:ff9b:1::10.0.0.1]/")]
    public async Task PrivateAddress_IsRefused(string url)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await CreateAsync(sandbox, url));
        Assert.Contains("has no public address", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainHttp_IsRefused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await CreateAsync(sandbox, "http://hooks.example/"));
        Assert.Contains("begins with 'https://'", message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> CreateAsync(TestSandbox sandbox, string url)
    {
        var request = TestSandbox.Request("POST", HookedSandbox.Root, TestSandbox.Secret);
        request.Content = TestSandbox.Body($$"""{"url":"{{url}}"}""", "application/json");
        return sandbox.SendAsync(request);
    }
}
