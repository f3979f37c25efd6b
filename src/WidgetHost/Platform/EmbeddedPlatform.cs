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
    private SandboxServer? sandbox;

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

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref sandbox, null) is { } running)
        {
            await running.DisposeAsync();
        }
    }
    [LoggerMessage(1, LogLevel.Information, "{Banner}")]
    private static partial void LogStarted(ILogger log, string banner);
}
