using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WidgetHost.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database and the platform do as well.</summary>
public static class HealthEndpoints
{
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
        return app;
    }

    /// <summary>Descriptions are ours and name no address or key; exceptions stay in the log.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => Describe(entry.Value)),
        },
        context.RequestAborted);

    private static object Describe(HealthReportEntry entry) => new { status = entry.Status.ToString() };
}
