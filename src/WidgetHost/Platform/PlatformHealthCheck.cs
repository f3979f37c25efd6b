using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace WidgetHost.Platform;

/// <summary>
/// Whether the platform answers: with 2xx at <see cref="PlatformOptions.ProbePath"/>, or where none is set with anything at all.
/// </summary>
internal sealed class PlatformHealthCheck(IHttpClientFactory clients, PlatformConnection platform, IOptions<PlatformOptions> options)
    : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var probe = options.Value.ProbePath;
        try
        {
            using var http = clients.CreatePlatformClient();
            var address = new Uri(platform.BaseUrl, probe ?? "/");
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return string.IsNullOrEmpty(probe) || answer.IsSuccessStatusCode
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The platform answered its probe with {(int)answer.StatusCode}.");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The platform cannot be reached.", failure);
        }
    }
}
