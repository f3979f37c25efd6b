using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sandbox.Keys;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary>The keys that a sandbox outside Development makes for itself.</summary>
public sealed class KeyFileTests : IDisposable
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
    public async Task OutsideDevelopment_KeysAreItsOwnAndThoseOfTheFixturesAreUnknown()
    {
        var options = new SandboxOptions { Enabled = true, DataFolder = folder };
        await (await StartAsync(options, "http://127.0.0.1:0", isDevelopment: true)).DisposeAsync();
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
    public async Task KeyFileThatWasDeleted_MakesItsKeysExpire()
    {
        var earlier = await StartOnceAsync();
        File.Delete(earlier.FilePath);
        await using var server = await StartOutsideDevelopmentAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, earlier.Keys.PublishableKey));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, earlier.Keys.SecretKey));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, server.PublishableKey));
    }

    [Fact]
    public async Task KeyFileThatStays_KeepsItsKeysGoodAlsoAfterAStartInDevelopment()
    {
        var earlier = await StartOnceAsync();
        await (await StartAsync(new SandboxOptions { DataFolder = folder }, "http://127.0.0.1:0", isDevelopment: true)).DisposeAsync();
        await using var server = await StartOutsideDevelopmentAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, earlier.Keys.PublishableKey));
    }

    [Fact]
    public async Task SuccessorOfAKeyOfTheFile_StaysGoodAtTheNextStart()
    {
        string successor;
        await using (var first = await StartOutsideDevelopmentAsync())
        {
            var keys = new KeyFile(folder, NullLogger<KeyFile>.Instance).Open();
            using var client = new HttpClient { BaseAddress = first.Address };
            using var list = await client.SendAsync(TestSandbox.Request("GET", "/v1/keys", keys.SecretKey), Cancellation);
            var publishable = JsonElement.Parse(await list.Content.ReadAsStringAsync(Cancellation)).EnumerateArray()
                .Single(key => key.GetProperty("kind").GetString() == "publishable").GetProperty("id").GetString();
            using var rotated = await client.SendAsync(TestSandbox.Request("POST", $"/v1/keys/{publishable}/rotate", keys.SecretKey), Cancellation);
            successor = JsonElement.Parse(await rotated.Content.ReadAsStringAsync(Cancellation)).GetProperty("key").GetString()!;
        }
        await using var server = await StartOutsideDevelopmentAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, successor));
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
        Assert.Equal(again.SecretKey, secret);
        Assert.Matches("^dnx_test_[A-Za-z0-9_-]{32}$", secret);
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

    private async Task<(OwnKeys Keys, string FilePath)> StartOnceAsync()
    {
        await (await StartOutsideDevelopmentAsync()).DisposeAsync();
        var file = new KeyFile(folder, NullLogger<KeyFile>.Instance);
        return (file.Open(), file.FilePath);
    }

    private Task<SandboxServer> StartOutsideDevelopmentAsync() =>
        StartAsync(new SandboxOptions { Enabled = true, DataFolder = folder }, "http://127.0.0.1:0", isDevelopment: false);

    private static async Task<HttpStatusCode> StatusAsync(SandboxServer server, string key)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var response = await client.SendAsync(TestSandbox.Request("GET", "/v1/web-calls/ice-servers", key), Cancellation);
        return response.StatusCode;
    }

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
