using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Flows;
using Sandbox.Keys;
using Sandbox.Media;
using Sandbox.Speech;
using WebRtc;

namespace Sandbox;

/// <summary>The embedded platform as a running server: its own Kestrel, its own UDP port.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IMedia media;
    private readonly KeyRing keys;
    private readonly SpeechEngines? speech;

    private SandboxServer(WebApplication app, SandboxParts parts) =>
        (this.app, media, keys, speech) = (app, parts.Media, parts.Keys, parts.Speech);

    /// <summary>Where the platform answers, for example <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>A publishable key that may be used from any origin. In Development it is <c>dnx_pub_sandbox</c>.</summary>
    public string PublishableKey => keys.PublishableKey;

    /// <summary>For people, at start: where it listens, what it can do, what is missing and the command that installs it.</summary>
    public string Banner => SandboxBanner.Text(Address, media.MissingPiece, WebRtcEndpoint.HasOpus, speech?.Missing ?? []);

    /// <summary>The parts that tests look into.</summary>
    internal IServiceProvider Parts => app.Services;

    /// <summary>Starts on <paramref name="url"/>, for example <c>http://127.0.0.1:0</c>.</summary>
    /// <param name="options">Validated here; every problem is in the one exception.</param>
    /// <param name="url">Where to listen.</param>
    /// <param name="isDevelopment">True: the fixed keys of the fixtures. False: keys made here, and only when enabled by name.</param>
    /// <param name="logs">Where to log.</param>
    /// <param name="time">The clock of all timers.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The settings cannot be used.</exception>
    /// <exception cref="FlowException">A flow file cannot run.</exception>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options, string url, bool isDevelopment, ILoggerFactory logs, TimeProvider time, CancellationToken cancellationToken)
    {
        SandboxOptionsValidator.Check(options, url, isDevelopment);
        var keys = isDevelopment
            ? KeyRing.Fixtures()
            : new KeyFile(options.DataFolder, logs.CreateLogger<KeyFile>()).Open();
        var speech = SpeechEngines.Probe();
        var fixtures = Fixtures.Create(speech.Recognizer, logs).ToList();
        var flows = FlowAgents.Load(speech, logs, [.. fixtures.Select(fixture => fixture.Id)]);
        var agents = new AgentCatalog([.. flows.Select(flow => new AgentVersion(flow.Key, flow.Key, flow.Value)), .. fixtures]);
        var media = MediaSetup.Open(options.Media, time, logs);
        return await StartAsync(new SandboxParts(options, keys, agents, media, time, speech), url, logs, cancellationToken);
    }

    /// <summary>Starts from parts; they belong to the server, which disposes of them.</summary>
    internal static async Task<SandboxServer> StartAsync(
        SandboxParts parts, string url, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var server = new SandboxServer(SandboxApp.Create(parts, url, logs), parts);
        try
        {
            await server.app.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends every call, then frees both ports.</summary>
    public async ValueTask DisposeAsync()
    {
        // Calls first: their event streams end by themselves, so that Kestrel has nothing to wait for.
        app.Services.GetRequiredService<CallRegistry>().Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        media.Dispose();
        speech?.Dispose();
    }
}
