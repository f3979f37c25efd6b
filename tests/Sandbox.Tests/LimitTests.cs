using System.Net;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

public sealed class LimitTests
{
    [Fact]
    public async Task CreatesPerAddress_AreCountedByTheForwardedAddressOfLoopbackProxies()
    {
        await using var sandbox = await TestSandbox.StartAsync(
            options => (options.CreatesPerAddressPerMinute, options.ConcurrencyLimit) = (2, 100));
        Assert.Equal("201 201 429", await FromAsync(sandbox, "192.0.2.1", 3));
        Assert.Equal("201", await FromAsync(sandbox, "192.0.2.2", 1));
        Assert.Equal("201 429", await FromAsync(sandbox, "192.0.2.2, 192.0.2.2", 2));
        Assert.Equal("201 201", await FromAsync(sandbox, "2001:db8::1", 2));
        Assert.Equal("429", await FromAsync(sandbox, "2001:db8::ffff", 1));
        Assert.Equal("201", await FromAsync(sandbox, "2001:db8:0:1::1", 1));
        Assert.Equal("201 201 429", await FromAsync(sandbox, null, 3));
    }

    [Fact]
    public async Task CreatesOverTheLimit_SayWhenToRetry()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.CreatesPerKeyPerMinute = 1);
        await sandbox.CreateAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(20.5));
        using var refused = await sandbox.SendAsync(TestSandbox.CreateRequest());
        Assert.Equal(TimeSpan.FromSeconds(40), refused.Headers.RetryAfter!.Delta);
        await ErrorAssert.IsAsync(ErrorCode.RateLimited, refused);
        using var otherKey = await sandbox.SendAsync(TestSandbox.CreateRequest(credential: TestSandbox.OtherPublishable));
        Assert.Equal(HttpStatusCode.Created, otherKey.StatusCode);
        sandbox.Time.Advance(TimeSpan.FromSeconds(39.5));
        await sandbox.CreateAsync();
    }

    [Fact]
    public async Task Messages_AreLimitedTo20AMinuteForEachCall()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (call, other) = (await sandbox.ConnectAsync(), await sandbox.ConnectAsync());
        for (var i = 0; i < 20; i++)
        {
            (await SayAsync(call, "hello")).EnsureSuccessStatusCode();
        }
        using var refused = await SayAsync(call, "hello");
        Assert.Equal(TimeSpan.FromSeconds(60), refused.Headers.RetryAfter!.Delta);
        await ErrorAssert.IsAsync(ErrorCode.RateLimited, refused);
        (await SayAsync(other, "hello")).EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("", ErrorCode.InvalidRequest)]
    [InlineData("   ", ErrorCode.InvalidRequest)]
    public async Task MessageWithoutText_IsInvalid(string text, ErrorCode code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ErrorAssert.IsAsync(code, await SayAsync(await sandbox.ConnectAsync(), text));
    }

    [Fact]
    public async Task MessageLength_IsCountedInBytes()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        (await SayAsync(call, new string('x', 2048))).EnsureSuccessStatusCode();
        await ErrorAssert.IsAsync(ErrorCode.PayloadTooLarge, await SayAsync(call, new string('é', 1025)));
    }

    [Fact]
    public async Task MessageBeforeTheCallConnected_IsRefused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await SayAsync(await sandbox.CreateAsync(), "hello"));
    }

    private static Task<HttpResponseMessage> SayAsync(TestCall call, string text) =>
        call.SendAsync("POST", "/messages", System.Text.Json.JsonSerializer.Serialize(new { text }));

    private static async Task<string> FromAsync(TestSandbox sandbox, string? address, int times)
    {
        var statuses = new int[times];
        for (var i = 0; i < times; i++)
        {
            var request = TestSandbox.CreateRequest();
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
            using var response = await sandbox.SendAsync(request);
            statuses[i] = (int)response.StatusCode;
        }
        return string.Join(' ', statuses);
    }
}
