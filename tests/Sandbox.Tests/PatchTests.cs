using System.Net;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

public sealed class PatchTests
{
    [Fact]
    public async Task CurrentETag_Trickles()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        using var response = await call.PatchAsync(call.ETag);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["a=candidate"], call.Peer.Trickled);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"*\"")]
    public async Task Star_RestartsAndChangesTheETag(string star)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        using var response = await call.PatchAsync(star);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/trickle-ice-sdpfrag", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("a=ice-ufrag:new", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(call.ETag, response.Headers.ETag!.ToString());
        await ErrorAssert.IsAsync(ErrorCode.PreconditionFailed, await call.PatchAsync(call.ETag));
        using var trickle = await call.PatchAsync(response.Headers.ETag.ToString());
        Assert.Equal(HttpStatusCode.NoContent, trickle.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("unquoted")]
    public async Task NoIfMatch_IsRequired(string? ifMatch)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        await ErrorAssert.IsAsync(ErrorCode.PreconditionRequired, await call.PatchAsync(ifMatch));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"1\"")]
    public async Task MalformedFragment_IsInvalid(string ifMatch)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await call.PatchAsync(ifMatch, "nonsense"));
    }

    [Fact]
    public async Task OtherMediaType_IsUnsupported()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        await ErrorAssert.IsAsync(ErrorCode.UnsupportedMediaType, await call.SendAsync("PATCH", "", "{}", "application/json", "*"));
    }
}
