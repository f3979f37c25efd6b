using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;

namespace WidgetHost.Platform;

/// <summary>The proxy's routes and its one destination; the sandbox's address comes only when it runs.</summary>
public sealed class PlatformCluster : IConfigChangeListener
{
    private const string ClusterId = "platform";

    private readonly PlatformOptions options;
    private readonly RouteConfig[] routes = [.. PlatformRoutes.All.Select(route => route.ToConfig(ClusterId))];
    private readonly TaskCompletionSource applied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? awaitedRevision;

    public PlatformCluster(IOptions<PlatformOptions> options)
    {
        this.options = options.Value;
        Provider = new InMemoryConfigProvider(routes, [At(this.options.BaseUrl)]);
    }

    public InMemoryConfigProvider Provider { get; }

    /// <summary>Completes when requests go to <paramref name="address"/>.</summary>
    public Task PointAtAsync(Uri address, CancellationToken cancellationToken)
    {
        awaitedRevision = address.Authority;
        Provider.Update(routes, [At(address.GetLeftPart(UriPartial.Authority))], awaitedRevision);
        return applied.Task.WaitAsync(cancellationToken);
    }

    void IConfigChangeListener.ConfigurationApplied(IReadOnlyList<IProxyConfig> proxyConfigs)
    {
        if (proxyConfigs.Any(config => config.RevisionId == awaitedRevision))
        {
            applied.TrySetResult();
        }
    }

    void IConfigChangeListener.ConfigurationLoaded(IReadOnlyList<IProxyConfig> proxyConfigs)
    {
        // Loaded is not yet in use.
    }

    void IConfigChangeListener.ConfigurationLoadingFailed(IProxyConfigProvider configProvider, Exception exception) =>
        applied.TrySetException(exception);

    void IConfigChangeListener.ConfigurationApplyingFailed(IReadOnlyList<IProxyConfig> proxyConfigs, Exception exception) =>
        applied.TrySetException(exception);

    private ClusterConfig At(string address) => new()
    {
        ClusterId = ClusterId,
        Destinations = address.Length == 0
            ? null
            : new Dictionary<string, DestinationConfig> { ["platform"] = new() { Address = address } },
        HttpClient = new HttpClientConfig { DangerousAcceptAnyServerCertificate = options.DangerousAcceptAnyServerCertificate },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = options.ActivityTimeout, AllowResponseBuffering = false },
        HealthCheck = new HealthCheckConfig
        {
            // With one destination there is nothing to change over to: a failing probe is a warning, not a closed door.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Active = new ActiveHealthCheckConfig
            {
                Enabled = !string.IsNullOrEmpty(options.ProbePath),
                Interval = options.ProbeInterval,
                Timeout = options.ConnectTimeout,
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                Path = options.ProbePath,
            },
        },
    };
}
