using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sandbox.Keys;
using Sandbox.Tests.Infrastructure;
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
            DataFolder = " ",
            Media = new SandboxMediaOptions { Bind = "everywhere", Port = 70_000 },
        };
        options.Media.Advertise.Add("example.com");
        options.Media.IceServers.Add("turn:example.com");
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(options, "not a url", isDevelopment: false));
        Assert.Equal(10, wrong.Failures.Count());
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
            ["Sandbox:Media:Port"] = "99999999999",
            ["Sandbox:Media:Advertise"] = "192.0.2.7",
        }));
        Assert.Equal(
            [
                "Sandbox:Enabled is 'maybe'. Write true or false.",
                "Sandbox:ConcurrencyLimit is 'five'. Write a whole number, as in '5'.",
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
        var options = new SandboxOptions();
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
        var options = new SandboxOptions { Media = new SandboxMediaOptions { Bind = "127.0.0.1", Port = port } };
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
    public async Task OutsideDevelopment_KeysAreItsOwnAndThoseOfTheFixturesAreUnknown()
    {
        var options = new SandboxOptions { Enabled = true, DataFolder = folder };
        await using var server = await StartAsync(options, "http://127.0.0.1:0", isDevelopment: false);
        using var client = new HttpClient { BaseAddress = server.Address };
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server.PublishableKey));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("dnx_pub_sandbox"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("dnx_test_sandbox"));

        async Task<HttpStatusCode> AskAsync(string key)
        {
            using var response = await client.SendAsync(TestSandbox.Request("GET", "/v1/web-calls/ice-servers", key), Cancellation);
            return response.StatusCode;
        }
    }

    [Fact]
    public void KeyFile_IsMadeOnceForItsOwnerAlone()
    {
        var file = new KeyFile(folder, NullLogger<KeyFile>.Instance);
        var first = file.Open();
        var again = new KeyFile(folder, NullLogger<KeyFile>.Instance).Open();
        Assert.Equal(first.PublishableKey, again.PublishableKey);
        Assert.Matches("^dnx_pub_[A-Za-z0-9_-]{32}$", first.PublishableKey);
        var secret = JsonDocument.Parse(File.ReadAllText(file.FilePath)).RootElement.GetProperty("secret_key").GetString()!;
        Assert.NotNull(again.Find(secret));
        Assert.Null(again.Find("dnx_pub_sandbox"));
        Assert.Null(again.Find("dnx_test_sandbox"));
        if (!OperatingSystem.IsWindows()) // It has no mode bits.
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.FilePath));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"publishable_key":"dnx_pub_x"}""")]
    public void BrokenKeyFile_IsNamedAndNotQuoted(string content)
    {
        Directory.CreateDirectory(folder);
        var file = new KeyFile(folder, NullLogger<KeyFile>.Instance);
        File.WriteAllText(file.FilePath, content);
        var wrong = Assert.Throws<OptionsValidationException>(file.Open);
        Assert.Contains(file.FilePath, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("dnx_pub_x", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_AreNotLogged()
    {
        var log = new ListLogger();
        var keys = new KeyFile(folder, log).Open();
        new KeyFile(folder, log).Open();
        Assert.Equal(2, log.Lines.Count);
        Assert.All(log.Lines, line => Assert.Contains("sandbox-keys.json", line, StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain(keys.PublishableKey, line, StringComparison.Ordinal));
    }

    private static SandboxOptions Read(Dictionary<string, string?> settings) =>
        SandboxSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static Task<SandboxServer> StartAsync(SandboxOptions options, string url, bool isDevelopment) =>
        SandboxServer.StartAsync(options, url, isDevelopment, NullLoggerFactory.Instance, TimeProvider.System, Cancellation);

    private sealed class ListLogger : ILogger<KeyFile>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
