using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Control;
using Sandbox.Flows;
using Sandbox.Keys;
using Sandbox.Media;
using Sandbox.Outbound;
using Sandbox.Speech;
using Sandbox.Storage;
using WebRtc;

namespace Sandbox;

/// <summary>The embedded platform as a running server: its own Kestrel, its own UDP port.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IMedia media;
    private readonly OwnKeys keys;
    private readonly DatabaseFactory databases;
    private readonly SpeechEngines? speech;
    private ControlListener? control;

    private SandboxServer(WebApplication app, SandboxParts parts) =>
        (this.app, media, keys, databases, speech) = (app, parts.Media, parts.Keys, parts.Databases, parts.Speech);

    /// <summary>Where the platform answers, for example <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>Where end-to-end suites control it, for example <c>http://127.0.0.1:5091</c>; null where that is off.</summary>
    public Uri? ControlAddress => control?.Address;

    /// <summary>A publishable key that may be used from any origin. In Development it is <c>dnx_pub_sandbox</c>.</summary>
    public string PublishableKey => keys.PublishableKey;

    /// <summary>For people, at start: where it listens, what it can do, what is missing and the command that installs it.</summary>
    public string Banner => SandboxBanner.Text(Address, ControlAddress, media.MissingPiece, WebRtcEndpoint.HasOpus, speech?.Missing ?? []);

    /// <summary>The parts that tests look into.</summary>
    internal IServiceProvider Parts => app.Services;

    internal IServiceProvider? ControlParts => control?.Parts;

    /// <summary>Starts on <paramref name="url"/>, for example <c>http://127.0.0.1:0</c>.</summary>
    /// <param name="options">Validated here; every problem is in the one exception.</param>
    /// <param name="url">Where to listen.</param>
    /// <param name="isDevelopment">True: the fixed keys of the fixtures. False: keys made here, and only when enabled by name.</param>
    /// <param name="logs">Where to log.</param>
    /// <param name="time">The clock of all timers.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The settings cannot be used.</exception>
    /// <exception cref="FlowException">A flow file cannot run.</exception>
    /// <exception cref="IOException">The data folder cannot be used, or is another sandbox's.</exception>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options, string url, bool isDevelopment, ILoggerFactory logs, TimeProvider time, CancellationToken cancellationToken)
    {
        SandboxOptionsValidator.Check(options, url, isDevelopment);
        var keys = isDevelopment
            ? OwnKeys.Fixtures
            : new KeyFile(options.DataFolder, logs.CreateLogger<KeyFile>()).Open();
        var speech = SpeechEngines.Open(options.Engines, time, logs);
        var fixtures = Fixtures.Create(speech.Recognizer, speech.Synthesizer, logs).ToList();
        var functions = FunctionCaller.CreateClient(PublicAddresses.CreateHandler(options.DangerousAllowPrivateFunctionAddresses));
        var builder = new AgentBuilder(speech, logs, functions);
        AgentVersion[] agents = [.. FlowAgents.Load(builder, [.. fixtures.Select(fixture => fixture.Id)]), .. fixtures];
        var media = MediaSetup.Open(options.Media, time, logs);
        var databases = OpenDatabase(options, media);
        return await StartAsync(
            new SandboxParts(options, keys, databases, agents, builder, media, time, speech, isDevelopment), url, logs, cancellationToken);
    }

    /// <summary>Starts from parts; they belong to the server, which disposes of them.</summary>
    internal static async Task<SandboxServer> StartAsync(
        SandboxParts parts, string url, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var server = new SandboxServer(SandboxApp.Create(parts, url, logs), parts);
        try
        {
            await server.app.Services.GetRequiredService<PlatformStart>().RunAsync(cancellationToken);
            await server.app.StartAsync(cancellationToken);
            server.control = await ControlListener.StartAsync(
                server.app.Services, parts.Options.Control, parts.IsDevelopment, logs, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static DatabaseFactory OpenDatabase(SandboxOptions options, IMedia media)
    {
        try
        {
            return DatabaseFactory.Open(options.Storage, options.DataFolder);
        }
        catch
        {
            media.Dispose();
            throw;
        }
    }

    /// <summary>Ends every call, then frees its ports.</summary>
    public async ValueTask DisposeAsync()
    {
        // Calls first: their event streams end by themselves, so that Kestrel has nothing to wait for.
        app.Services.GetRequiredService<CallRegistry>().Dispose();
        if (control is not null)
        {
            await control.DisposeAsync();
        }
        await app.StopAsync();
        await app.DisposeAsync(); // The journal writes what is left.
        databases.Dispose();
        media.Dispose();
        speech?.Dispose();
    }
}
