using System.Net;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Control;

public sealed class FaultControlTests
{
    [Theory]
    [InlineData("capacity_reached", ErrorCode.CapacityReached)]
    [InlineData("rate_limited", ErrorCode.RateLimited)]
    [InlineData("platform_timeout", ErrorCode.PlatformTimeout)]
    public async Task Fail_IsForTheNextCreatesOnly(string name, ErrorCode code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ControlAssert.SucceedsAsync(await PutAsync(sandbox, "{\"creates\":{\"next\":2,\"fail\":\"" + name + "\"}}"));
        await ErrorAssert.IsAsync(code, await sandbox.SendAsync(TestSandbox.CreateRequest()));
        await ErrorAssert.IsAsync(code, await sandbox.SendAsync(TestSandbox.CreateRequest()));
        await sandbox.ConnectAsync();
        Assert.Single(sandbox.Agents);
    }

    [Fact]
    public async Task Drop_ClosesTheConnectionAndMakesNothing()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1);
        await ControlAssert.SucceedsAsync(await PutAsync(sandbox, """{"creates":{"next":1,"drop":true}}"""));
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.SendAsync(TestSandbox.CreateRequest()));
        Assert.Empty(sandbox.Agents);
        await sandbox.ConnectAsync();
    }

    [Theory]
    [InlineData("", HttpStatusCode.Created)]
    [InlineData(""","fail":"capacity_reached" """, HttpStatusCode.Conflict)]
    public async Task Delay_ComesBeforeTheAnswer(string rest, HttpStatusCode status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ControlAssert.SucceedsAsync(await PutAsync(sandbox, "{\"creates\":{\"next\":1,\"delay_ms\":5000" + rest + "}}"));
        var timers = sandbox.Timers;
        var create = sandbox.SendAsync(TestSandbox.CreateRequest());
        await Eventually.Is(() => sandbox.Timers > timers, "the create waits");
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(4999));
        Assert.False(create.IsCompleted);
        Assert.Empty(sandbox.Agents);
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));
        using var response = await create;
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"creates":{"next":0}}""")]
    public async Task NewFaults_ReplaceThoseBefore(string nothing)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ControlAssert.SucceedsAsync(await PutAsync(sandbox, """{"creates":{"next":9,"fail":"capacity_reached"}}"""));
        await ControlAssert.SucceedsAsync(await PutAsync(sandbox, nothing));
        await sandbox.ConnectAsync();
    }

    [Theory]
    [InlineData("""{"creates":{"next":1}}""", "not what happens")]
    [InlineData("""{"creates":{"next":1,"fail":"rate_limited","drop":true}}""", "Leave out 'fail' or 'drop'")]
    [InlineData("""{"creates":{"next":1001,"drop":true}}""", "'next' is 1001. Write a number from 0 to 1000.")]
    [InlineData("""{"creates":{"next":-1,"drop":true}}""", "'next' is -1.")]
    [InlineData("""{"creates":{"next":1,"delay_ms":60001}}""", "'delay_ms' is 60001.")]
    [InlineData("""{"creates":{"next":1,"fail":"mic_denied"}}""", "'$.creates.fail'")]
    [InlineData("""{"create":{"next":1,"drop":true}}""", "'$.create'")]
    [InlineData("""[]""", "Send { \"creates\"")]
    public async Task WrongFaults_AreRefusedAndChangeNothing(string body, string problem)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var message = await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await PutAsync(sandbox, body));
        Assert.Contains(problem, message, StringComparison.Ordinal);
        await sandbox.ConnectAsync();
    }

    private static Task<HttpResponseMessage> PutAsync(TestSandbox sandbox, string body) => sandbox.ControlAsync("PUT", "/sandbox/faults", body);
}
