using Microsoft.AspNetCore.HttpOverrides;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Cors;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Limits;
using Sandbox.Media;
using Sandbox.Speech;
using Sandbox.WebCalls;

namespace Sandbox;

/// <summary>
/// The platform's web application. Made from an empty builder: it runs inside other processes, whose configuration files,
/// environment variables and signals are none of its business.
/// </summary>
internal static class SandboxApp
{
    // Streams end with their calls; whatever request is left after this is cut off.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    public static WebApplication Create(SandboxParts parts, string url, ILoggerFactory logs)
    {
        var name = typeof(SandboxApp).Assembly.GetName().Name;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = name });
        builder.WebHost.UseKestrelCore().UseUrls(url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.LimitBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        AddParts(builder.Services, parts);
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();

        var app = builder.Build();
        // The client's address may only be told by a proxy on this machine: WidgetHost, of which loopback is the default.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/v1"), platform =>
        {
            platform.UseMiddleware<CorsHeaders>();
            platform.UseMiddleware<ErrorEnvelopes>();
        });
        app.MapWebCalls();
        app.MapCalls();
        app.MapAgents();
        app.MapGet("/health/live", () => TypedResults.Text("Healthy"));
        return app;
    }

    private static void AddParts(IServiceCollection services, SandboxParts parts)
    {
        services.AddSingleton(parts.Options);
        services.AddSingleton(parts.Keys);
        services.AddSingleton(parts.Agents);
        services.AddSingleton(parts.Time);
        services.AddSingleton(parts.Media);
        services.AddSingleton(new Slots(parts.Options.ConcurrencyLimit));
        services.AddSingleton<CallRegistry>();
        services.AddSingleton<CallRecords>();
        services.AddSingleton<CreateLimits>();
        services.AddSingleton<CreateOnce>();
        services.AddSingleton<CallFactory>();
        services.AddSingleton<CreateEndpoint>();
        services.AddSingleton<MessageEndpoint>();
        services.AddSingleton<Authenticator>();
    }

    /// <summary>Signals end the process that embeds the sandbox, and it ends the sandbox.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>What a sandbox is made of. Media and speech belong to the server.</summary>
internal sealed record SandboxParts(
    SandboxOptions Options, KeyRing Keys, AgentCatalog Agents, IMedia Media, TimeProvider Time, SpeechEngines? Speech = null);
