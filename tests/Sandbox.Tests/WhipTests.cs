using System.Net;
using Protocol;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary>RFC 9725, as other people's clients speak it: a public key and the Location, nothing else.</summary>
public sealed class WhipTests
{
    private const string Fragment = "application/trickle-ice-sdpfrag";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offer_IsAnsweredInSdp()
    {
        await using var sandbox = await TestSandbox.StartAsync(options => options.Media.IceServers.Add("stun:stun.example.com:3478"));
        using var response = await CreateAsync(sandbox);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/sdp", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("v=0 the answer", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal("<stun:stun.example.com:3478>; rel=\"ice-server\"", Assert.Single(response.Headers.GetValues("Link")));
    }

    [Fact]
    public async Task Creator_TricklesAndEndsByKnowingTheLocation()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var created = await CreateAsync(sandbox);
        var location = created.Headers.Location!.ToString();
        using var trickle = await PatchAsync(sandbox, location, TestSandbox.Publishable, created.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, trickle.StatusCode);
        await ErrorAssert.IsAsync(ErrorCode.KeyNotAllowed, await DeleteAsync(sandbox, location, TestSandbox.OtherPublishable));
        (await DeleteAsync(sandbox, location, TestSandbox.Publishable)).EnsureSuccessStatusCode();
        (await DeleteAsync(sandbox, location, TestSandbox.Publishable)).EnsureSuccessStatusCode();
        Assert.Equal(CallStatus.Ended, sandbox.Calls.FindByLocation(location["/v1/web-calls/".Length..])!.Status);
    }

    [Fact]
    public async Task CallWhosePeerConnectionCloses_EndsAtOnceAsNobodyCanTakeItUp()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var created = await CreateAsync(sandbox);
        sandbox.Media.Peers.Last().Connect();
        sandbox.Media.Peers.Last().CloseFromPage();
        var call = sandbox.Calls.FindByLocation(created.Headers.Location!.ToString()["/v1/web-calls/".Length..])!;
        Assert.Equal((CallStatus.Ended, CallEndReason.UserDisconnected), (call.Status, call.EndReason!.Value));
    }

    [Fact]
    public async Task CallMadeFromJson_IsNotActedOnByItsKey()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        await ErrorAssert.IsAsync(ErrorCode.KeyNotAllowed, await DeleteAsync(sandbox, call.Location, TestSandbox.Publishable));
    }

    [Fact]
    public async Task EmptyOffer_IsInvalid()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await CreateAsync(sandbox, ""));
    }

    private static Task<HttpResponseMessage> CreateAsync(TestSandbox sandbox, string? offer = null)
    {
        var request = TestSandbox.Request("POST", "/v1/web-calls?agent_version_id=av_tone", TestSandbox.Publishable);
        request.Content = TestSandbox.Body(offer ?? TestSandbox.NewOffer(), "application/sdp");
        return sandbox.SendAsync(request);
    }

    private static Task<HttpResponseMessage> PatchAsync(TestSandbox sandbox, string location, string key, string etag)
    {
        var request = TestSandbox.Request("PATCH", location, key);
        request.Content = TestSandbox.Body("a=candidate", Fragment);
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        return sandbox.SendAsync(request);
    }

    private static Task<HttpResponseMessage> DeleteAsync(TestSandbox sandbox, string location, string key) =>
        sandbox.SendAsync(TestSandbox.Request("DELETE", location, key));
}
