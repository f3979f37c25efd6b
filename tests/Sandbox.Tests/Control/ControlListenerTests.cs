using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Control;

public sealed class ControlListenerTests : IDisposable
{
    private readonly TemporaryFolder first = new();
    private readonly TemporaryFolder second = new();

    [Fact]
    public async Task OutsideDevelopment_ItIsOff()
    {
        await using var server = await StartAsync(first, isDevelopment: false);
        Assert.Null(server.ControlAddress);
        Assert.DoesNotContain("control it at", server.Banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutsideDevelopment_TheSettingTurnsItOn()
    {
        await using var server = await StartAsync(first, isDevelopment: false, "http://127.0.0.1:0");
        Assert.Contains($"control it at {server.ControlAddress}", server.Banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InDevelopment_ItIsOnItsPortOrWhereThatIsTakenOnAFreeOne()
    {
        await using var one = await StartAsync(first, isDevelopment: true);
        await using var other = await StartAsync(second, isDevelopment: true);
        Assert.NotEqual(one.ControlAddress, other.ControlAddress);
        Assert.All([one, other], server =>
        {
            Assert.True(server.ControlAddress!.IsLoopback);
            Assert.Contains($"control it at {server.ControlAddress}", server.Banner, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task PortThatWasAskedForIsTaken_DoesNotStart()
    {
        await using var one = await StartAsync(first, isDevelopment: true, "http://127.0.0.1:0");
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(second, isDevelopment: true, one.ControlAddress!.ToString()));
        Assert.Contains("Sandbox:Control:Url", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    private static Task<SandboxServer> StartAsync(TemporaryFolder folder, bool isDevelopment, string url = "")
    {
        var options = new SandboxOptions { Enabled = true, DataFolder = folder.Path, Media = new SandboxMediaOptions { Bind = "127.0.0.1" } };
        options.Control.Url = url;
        return SandboxServer.StartAsync(
            options, "http://127.0.0.1:0", isDevelopment, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
