using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Sandbox.Control;

/// <summary>The control API while it listens.</summary>
internal sealed class ControlListener : IAsyncDisposable
{
    private const string FreePort = "http://127.0.0.1:0";

    private readonly WebApplication app;

    private ControlListener(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>The parts that tests look into.</summary>
    public IServiceProvider Parts => app.Services;

    /// <param name="platform">The parts of the running platform.</param>
    /// <param name="options">Checked.</param>
    /// <param name="isDevelopment">It listens without being asked to.</param>
    /// <param name="logs">Where to log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where it is off.</returns>
    /// <exception cref="OptionsValidationException">The address that was asked for cannot be bound.</exception>
    public static async Task<ControlListener?> StartAsync(
        IServiceProvider platform, ControlOptions options, bool isDevelopment, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        if (options.Url.Length > 0)
        {
            return await ListenAsync(platform, options.Url, logs, cancellationToken) ?? throw Taken(options.Url);
        }
        return isDevelopment
            ? await ListenAsync(platform, ControlOptions.DevelopmentUrl, logs, cancellationToken)
                ?? await ListenAsync(platform, FreePort, logs, cancellationToken)
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static OptionsValidationException Taken(string url) => new(
        "Sandbox",
        typeof(SandboxOptions),
        [$"Sandbox:Control:Url is '{url}', and another process listens there. Write another port, or end that process."]);

    /// <returns>Null: the address is taken.</returns>
    private static async Task<ControlListener?> ListenAsync(
        IServiceProvider platform, string url, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var app = ControlApp.Create(platform, url, logs);
        try
        {
            await app.StartAsync(cancellationToken);
            return new ControlListener(app);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            return null;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
