using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WebRtc;

namespace Sandbox.Tests;

public sealed class SetupTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "sandbox-tests-" + Guid.NewGuid().ToString("N"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task WrongSettings_AreAllReportedAtOnce()
    {
        var options = new SandboxOptions
        {
            ConcurrencyLimit = 0,
            CreatesPerAddressPerMinute = -1,
            CreatesPerKeyPerMinute = 0,
            RejoinWindow = TimeSpan.FromMinutes(6),
            DataFolder = " ",
            Media = new SandboxMediaOptions { Bind = "everywhere", Port = 70_000 },
        };
        options.Media.Advertise.Add("example.com");
        options.Media.IceServers.Add("turn:example.com");
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(options, "not a url", isDevelopment: false));
        Assert.Equal(11, wrong.Failures.Count());
        Assert.Contains("Sandbox:RejoinWindow is 00:06:00. Write a time from 00:00:00 (off) to 00:05:00.", wrong.Failures);
        Assert.Contains("Sandbox:ConcurrencyLimit is 0. Write a number from 1 to 10000.", wrong.Failures);
        Assert.Contains("Sandbox:Media:Advertise is 'example.com'. Write an IP address, for example '192.0.2.7'.", wrong.Failures);
    }

    [Fact]
    public void SettingsOfAWrongType_AreAllReportedAtOnce()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read(new()
        {
            ["Sandbox:Enabled"] = "maybe",
            ["Sandbox:ConcurrencyLimit"] = "five",
            ["Sandbox:RejoinWindow"] = "15 s",
            ["Sandbox:Media:Port"] = "99999999999",
            ["Sandbox:Media:Advertise"] = "192.0.2.7",
        }));
        Assert.Equal(
            [
                "Sandbox:Enabled is 'maybe'. Write true or false.",
                "Sandbox:ConcurrencyLimit is 'five'. Write a whole number, as in '5'.",
                "Sandbox:RejoinWindow is '15 s'. Write hours:minutes:seconds, as in '00:00:15'.",
                "Sandbox:Media:Port is '99999999999'. Write a whole number, as in '0'.",
                "Sandbox:Media:Advertise is '192.0.2.7'. Write a list: its first entry is Sandbox:Media:Advertise:0.",
            ],
            wrong.Failures);
    }

    [Fact]
    public void Settings_AreRead()
    {
        var options = Read(new() { ["Sandbox:Enabled"] = "true", ["Sandbox:Media:Port"] = "5000", ["Sandbox:Media:Advertise:0"] = "192.0.2.7" });
        Assert.Equal((true, 5000, "192.0.2.7"), (options.Enabled, options.Media.Port, Assert.Single(options.Media.Advertise)));
        Assert.Equal(5, options.ConcurrencyLimit);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    public async Task AddressThatNobodyCanCall_IsReportedAsASetting(string advertised)
    {
        Assert.SkipWhen(WebRtcEndpoint.MissingPiece is not null, $"No live calls here: {WebRtcEndpoint.MissingPiece}");
        var options = new SandboxOptions { DataFolder = folder };
        options.Media.Advertise.Add(advertised);
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(options, "http://127.0.0.1:0", isDevelopment: true));
        Assert.Contains($"Sandbox:Media: Advertise has {advertised}", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MediaPortThatIsTaken_IsReportedWithTheSetting()
    {
        Assert.SkipWhen(WebRtcEndpoint.MissingPiece is not null, $"No live calls here: {WebRtcEndpoint.MissingPiece}");
        using var taken = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)taken.Client.LocalEndPoint!).Port;
        var options = new SandboxOptions
        {
            DataFolder = folder,
            Media = new SandboxMediaOptions { Bind = "127.0.0.1", Port = port },
        };
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(options, "http://127.0.0.1:0", isDevelopment: true));
        var problem = Assert.Single(wrong.Failures);
        Assert.Contains($"127.0.0.1:{port}", problem, StringComparison.Ordinal);
        Assert.Contains("Sandbox:Media:Port", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutsideDevelopment_StartsOnlyWhenEnabledByName()
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(new SandboxOptions { DataFolder = folder }, "http://127.0.0.1:0", isDevelopment: false));
        Assert.Contains("Sandbox:Enabled", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task DataFolderOfAnotherSandbox_IsRefused()
    {
        var options = new SandboxOptions { DataFolder = folder };
        await using var first = await StartAsync(options, "http://127.0.0.1:0", isDevelopment: true);
        var wrong = await Assert.ThrowsAsync<IOException>(() => StartAsync(options, "http://127.0.0.1:0", isDevelopment: true));
        Assert.Contains("Sandbox:DataFolder", wrong.Message, StringComparison.Ordinal);
    }

    private static SandboxOptions Read(Dictionary<string, string?> settings) =>
        SandboxSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static Task<SandboxServer> StartAsync(SandboxOptions options, string url, bool isDevelopment) =>
        SandboxServer.StartAsync(options, url, isDevelopment, NullLoggerFactory.Instance, TimeProvider.System, Cancellation);
}
