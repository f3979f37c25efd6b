using Protocol;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Control;

public sealed class WorkspaceControlTests
{
    [Fact]
    public async Task Workspace_HasKeysAndLimitsOfItsOwn()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1);
        await sandbox.ConnectAsync();
        var made = await MakeAsync(sandbox, """{"name":"worker 1","limits":{"concurrency_limit":2}}""");
        for (var i = 0; i < 2; i++)
        {
            using var response = await sandbox.SendAsync(TestSandbox.CreateRequest(credential: made.Publishable));
            await TestCall.FromAsync(sandbox, response);
        }
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await sandbox.SendAsync(TestSandbox.CreateRequest(credential: made.Publishable)));
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await sandbox.SendAsync(TestSandbox.CreateRequest()));
    }

    [Fact]
    public async Task Call_IsNotThereForAnotherWorkspace()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var made = await MakeAsync(sandbox);
        var path = $"/sandbox/calls/{call.Created.CallId}";
        await ControlAssert.IsAsync(ErrorCode.CallNotFound, await sandbox.ControlAsync("GET", path, key: made.Secret));
        await ControlAssert.IsAsync(ErrorCode.CallNotFound, await sandbox.ControlAsync("POST", path + "/hangup", key: made.Secret));
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    [Fact]
    public async Task FaultsAndLimits_AreTheWorkspacesOwn()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var made = await MakeAsync(sandbox);
        await ControlAssert.SucceedsAsync(
            await sandbox.ControlAsync("PUT", "/sandbox/faults", """{"creates":{"next":1,"fail":"platform_timeout"}}""", made.Secret));
        await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("PUT", "/sandbox/limits", """{"concurrency_limit":1}""", made.Secret));
        await sandbox.ConnectAsync();
        await sandbox.ConnectAsync();
        await ErrorAssert.IsAsync(ErrorCode.PlatformTimeout, await sandbox.SendAsync(TestSandbox.CreateRequest(credential: made.Publishable)));
    }

    [Fact]
    public async Task Delete_EndsItsCallsAndItsKeys()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var other = await sandbox.ConnectAsync();
        var made = await MakeAsync(sandbox);
        using var response = await sandbox.SendAsync(TestSandbox.CreateRequest(credential: made.Publishable));
        var server = (await TestCall.FromAsync(sandbox, response)).Server;
        await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("DELETE", $"/sandbox/workspaces/{made.Id}", key: made.Secret));
        Assert.Equal(CallStatus.Ended, server.Status);
        Assert.Equal(CallStatus.Connected, other.Server.Status);
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.SendAsync(TestSandbox.CreateRequest(credential: made.Publishable)));
        await ControlAssert.IsAsync(ErrorCode.InvalidKey, await sandbox.ControlAsync("PUT", "/sandbox/limits", "{}", made.Secret));
        await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("DELETE", $"/sandbox/workspaces/{made.Id}"));
    }

    [Fact]
    public async Task MadeWorkspace_MakesAndRemovesNoOther()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var made = await MakeAsync(sandbox);
        var other = await MakeAsync(sandbox);
        await ControlAssert.IsAsync(ErrorCode.KeyNotAllowed, await sandbox.ControlAsync("POST", "/sandbox/workspaces", "{}", made.Secret));
        await ControlAssert.IsAsync(ErrorCode.KeyNotAllowed, await sandbox.ControlAsync("DELETE", $"/sandbox/workspaces/{other.Id}", key: made.Secret));
        await ControlAssert.IsAsync(ErrorCode.KeyNotAllowed, await sandbox.ControlAsync("DELETE", $"/sandbox/workspaces/{Workspaces.Workspace.OwnId}"));
        await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("PUT", "/sandbox/limits", "{}", other.Secret));
    }

    [Theory]
    [InlineData("""{"limits":{"concurrency_limit":0}}""", "'concurrency_limit' is 0. Write a number from 1 to 10000.")]
    [InlineData("""{"limit":{}}""", "'$.limit'")]
    public async Task WrongWorkspace_IsRefused(string body, string problem)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var message = await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.ControlAsync("POST", "/sandbox/workspaces", body));
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_ThatAreLeftOutStay()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.CreatesPerKeyPerMinute = 77);
        var limits = await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("PUT", "/sandbox/limits", """{"concurrency_limit":1}"""));
        Assert.Equal((1, 77), (limits!["concurrency_limit"]!.GetValue<int>(), limits["creates_per_key_per_minute"]!.GetValue<int>()));
        await sandbox.ConnectAsync();
        await ErrorAssert.IsAsync(ErrorCode.CapacityReached, await sandbox.SendAsync(TestSandbox.CreateRequest()));
        await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("PUT", "/sandbox/limits", """{"concurrency_limit":2}"""));
        await sandbox.ConnectAsync();
    }

    [Theory]
    [InlineData("""{"concurrency_limit":10001}""")]
    [InlineData("""{"creates_per_key_per_minute":0}""")]
    [InlineData("""{"creates_per_address_per_minute":1.5}""")]
    [InlineData("""{"concurrency":1}""")]
    public async Task WrongLimits_AreRefused(string body)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.ControlAsync("PUT", "/sandbox/limits", body));
        await sandbox.ConnectAsync();
        await sandbox.ConnectAsync();
    }

    private static async Task<(string Id, string Publishable, string Secret)> MakeAsync(TestSandbox sandbox, string body = "{}")
    {
        var made = await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("POST", "/sandbox/workspaces", body));
        return (made!["workspace_id"]!.GetValue<string>(), made["publishable_key"]!.GetValue<string>(), made["secret_key"]!.GetValue<string>());
    }
}
