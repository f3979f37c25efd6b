
namespace Sandbox;

/// <summary>The embedded platform as a running server: its own Kestrel, its own UDP port.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    /// <summary>Where the platform answers, for example <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address => throw new NotImplementedException();

    /// <summary>A publishable key that may be used from any origin. In Development it is <c>dnx_pub_sandbox</c>.</summary>
    public string PublishableKey => throw new NotImplementedException();

    /// <summary>Starts on <paramref name="url"/>, for example <c>http://127.0.0.1:0</c>.</summary>
    /// <param name="options">Validated here; every problem is in the one exception.</param>
    /// <param name="url">Where to listen.</param>
    /// <param name="isDevelopment">True: the fixed keys of the fixtures. False: keys made here, and only when enabled by name.</param>
    /// <param name="logs">Where to log.</param>
    /// <param name="time">The clock of all timers.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    public static Task<SandboxServer> StartAsync(
        SandboxOptions options, string url, bool isDevelopment, ILoggerFactory logs, TimeProvider time, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
