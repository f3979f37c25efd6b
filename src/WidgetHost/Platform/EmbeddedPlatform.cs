using Sandbox;

namespace WidgetHost.Platform;

/// <summary>Runs the sandbox in this process, on a free loopback port, and points the proxy at it before this server listens.</summary>
public sealed partial class EmbeddedPlatform(
    SandboxOptions options,
    PlatformConnection connection,
    PlatformCluster cluster,
    IHostEnvironment environment,
    ILoggerFactory logs,
    TimeProvider time) : IHostedService
{
    private const string FreeLoopbackPort = "http://127.0.0.1:0";

    private readonly ILogger log = logs.CreateLogger<EmbeddedPlatform>();
    private readonly Lock stop = new();
    private SandboxServer? sandbox;
    private Task? stopping;

    /// <summary>Where end-to-end suites control the sandbox; null where that is off.</summary>
    public Uri? ControlAddress => sandbox?.ControlAddress;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        sandbox = await SandboxServer.StartAsync(options, FreeLoopbackPort, environment.IsDevelopment(), logs, time, cancellationToken);
        connection.ConnectToSandbox(sandbox.Address, sandbox.PublishableKey);
        await cluster.PointAtAsync(sandbox.Address, cancellationToken);
        var banner = sandbox.Banner;
        LogStarted(log, banner);
    }

    /// <summary>The host may be stopped from two sides at once: both wait for the one stop.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (stop)
        {
            return stopping ??= sandbox?.DisposeAsync().AsTask() ?? Task.CompletedTask;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Banner}")]
    private static partial void LogStarted(ILogger log, string banner);
}
