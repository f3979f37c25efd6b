using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary>Every code of the closed list that this server can send. <c>platform_timeout</c> is the proxy's alone.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("av_nobody", ErrorCode.AgentVersionNotFound, null)]
    [InlineData("av_busy", ErrorCode.CapacityReached, null)]
    [InlineData("av_draft", ErrorCode.AgentVersionNotPublished, null)]
    [InlineData("av_rate_limited", ErrorCode.RateLimited, null)]
    [InlineData("av_error", ErrorCode.PlatformUnavailable, 503)]
    public async Task AgentVersionThatRefuses_AnswersItsCode(string agent, ErrorCode code, int? status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ErrorAssert.IsAsync(code, await sandbox.SendAsync(TestSandbox.CreateRequest(agent)), status);
        Assert.Empty(sandbox.Media.Peers);
    }

    [Theory]
    [InlineData("not json", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("null", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("[]", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":5,"offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"a","agent_version_id":"b","offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","transport":"websocket"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","transport":"pigeon","offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","variables":[],"offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","metadata":"x","offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","variables":{"a":["\ud800"]},"offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","metadata":{"\ud800":1},"offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","variables":{"a":{"b":1,"b":2}},"offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"\ud800","offer":"OFFER"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","offer":"hello"}""", "application/json", ErrorCode.InvalidRequest)]
    [InlineData("""{"agent_version_id":"av_tone","offer":"v=0 m=video"}""", "application/json", ErrorCode.UnsupportedOffer)]
    [InlineData("v=0 m=audio", "application/sdp", ErrorCode.InvalidRequest)]
    [InlineData("v=0 m=audio", "text/plain", ErrorCode.UnsupportedMediaType)]
    public async Task CreateThatCannotBeDone_AnswersWhy(string body, string type, ErrorCode code)
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1);
        var request = TestSandbox.Request("POST", "/v1/web-calls", TestSandbox.Publishable);
        request.Content = TestSandbox.Body(body.Replace("OFFER", "v=0 m=audio", StringComparison.Ordinal), type);
        await ErrorAssert.IsAsync(code, await sandbox.SendAsync(request));
        await sandbox.CreateAsync(); // The only slot is still free.
    }

    [Theory]
    [InlineData("variables", 51, 1)]
    [InlineData("metadata", 51, 1)]
    [InlineData("variables", 2, 9_000)]
    [InlineData("metadata", 2, 9_000)]
    public async Task TooMuchInVariablesOrMetadata_NamesTheLimits(string name, int keys, int length)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var values = string.Join(",", Enumerable.Range(0, keys).Select(i => $"\"k{i}\":\"{new string('x', length)}\""));
        var request = TestSandbox.Request("POST", "/v1/web-calls", TestSandbox.Publishable);
        var body = $$"""{"agent_version_id":"av_tone","offer":"v=0 m=audio","{{name}}":{ {{values}} } }""";
        request.Content = TestSandbox.Body(body, "application/json");
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.SendAsync(request));
        Assert.Contains($"'{name}' has {keys} keys", message, StringComparison.Ordinal);
        Assert.Contains("50 keys and 16384 bytes", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BodyOver64Kilobytes_IsTooLarge(bool isChunked)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var request = TestSandbox.CreateRequest(offer: "v=0 m=audio" + new string('x', 70_000));
        request.Headers.TransferEncodingChunked = isChunked;
        await ErrorAssert.IsAsync(ErrorCode.PayloadTooLarge, await sandbox.SendAsync(request));
    }

    [Theory]
    [InlineData("GET", "/v1/web-calls/nowhere/events", ErrorCode.CallNotFound)]
    [InlineData("DELETE", "/v1/web-calls/nowhere", ErrorCode.CallNotFound)]
    [InlineData("GET", "/v1/calls/call_nobody", ErrorCode.CallNotFound)]
    [InlineData("GET", "/v1/agents/av_nobody", ErrorCode.AgentVersionNotFound)]
    [InlineData("GET", "/v1/calls?limit=0", ErrorCode.InvalidRequest)]
    [InlineData("GET", "/v1/calls?limit=201", ErrorCode.InvalidRequest)]
    [InlineData("GET", "/v1/calls?page=x", ErrorCode.InvalidRequest)]
    [InlineData("GET", "/v1/calls?type=fax", ErrorCode.InvalidRequest)]
    [InlineData("PUT", "/v1/web-calls", ErrorCode.MethodNotAllowed)]
    [InlineData("GET", "/v1/web-calls/nowhere", ErrorCode.MethodNotAllowed)]
    public async Task AddressThatIsNot_AnswersTheCode(string method, string path, ErrorCode code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ErrorAssert.IsAsync(code, await sandbox.SendAsync(TestSandbox.Request(method, path, TestSandbox.Secret)));
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/web-calls/nowhere/nothing")]
    public async Task UnknownRoute_Is404InTheEnvelope(string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.SendAsync(TestSandbox.Request("GET", path)), 404);
    }

    [Fact]
    public async Task MachineWithoutMedia_AnswersPlatformUnavailableWithTheReason()
    {
        await using var sandbox = await TestSandbox.StartAsync(missingPiece: "libssl.so.3 is not installed");
        var message = await ErrorAssert.IsAsync(ErrorCode.PlatformUnavailable, await sandbox.SendAsync(TestSandbox.CreateRequest()), 503);
        Assert.Contains("libssl.so.3 is not installed", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("av_fake", "v=0\r\nm=audio\r\na=bug\r\n")]
    [InlineData("av_bug", "v=0\r\nm=audio\r\n")]
    public async Task WhatNobodyForesaw_IsPlatformUnavailableAndHoldsNoSlot(string agent, string offer)
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.ConcurrencyLimit = 1);
        var message = await ErrorAssert.IsAsync(
            ErrorCode.PlatformUnavailable, await sandbox.SendAsync(TestSandbox.CreateRequest(agent, offer)), 503);
        Assert.DoesNotContain("bug", message, StringComparison.Ordinal);
        await sandbox.CreateAsync();
    }

    [Fact]
    public async Task EndedCall_RefusesPatchAndMessagesAndIsDeletedAgain()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        (await call.SendAsync("DELETE")).EnsureSuccessStatusCode();
        await ErrorAssert.IsAsync(ErrorCode.CallEnded, await call.PatchAsync("*"));
        await ErrorAssert.IsAsync(ErrorCode.CallEnded, await call.SendAsync("POST", "/messages", """{"text":"hello"}"""));
        (await call.SendAsync("DELETE")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task AgentThatThrows_EndsItsCallWithSystemFailure()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        sandbox.Agents[0].Failure = new InvalidOperationException("a bug in an agent");
        Assert.Null(call.Peer.Pull());
        Assert.Equal(CallEndReason.SystemFailure, call.Server.EndReason);
    }
}
