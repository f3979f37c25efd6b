using Microsoft.AspNetCore.HttpOverrides;
using Sandbox.Agents;
using Sandbox.Analysis;
using Sandbox.Calls;
using Sandbox.Cors;
using Sandbox.Errors;
using Sandbox.Grants;
using Sandbox.Keys;
using Sandbox.Media;
using Sandbox.OpenApi;
using Sandbox.Records;
using Sandbox.Speech;
using Sandbox.Storage;
using Sandbox.WebCalls;
using Sandbox.Webhooks;
using Sandbox.Workspaces;

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
        var app = Empty(url, logs, services => AddParts(services, parts));
        // The client's address may only be told by a proxy on this machine: WidgetHost, of which loopback is the default.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/v1"), platform =>
        {
            platform.UseMiddleware<CorsHeaders>();
            platform.UseMiddleware<ErrorEnvelopes>("docs/protocol.md");
        });
        app.MapWebCalls();
        app.MapRecords();
        app.MapAgents();
        app.MapKeys();
        app.MapGrants();
        app.MapWebhooks();
        app.MapGet("/health/live", () => TypedResults.Text("Healthy")).WithSummary("Whether the process lives").Produces(200, contentType: "text/plain");
        app.MapOpenApiDocument("/v1");
        return app;
    }

    /// <summary>An application without routes on <paramref name="url"/>.</summary>
    public static WebApplication Empty(string url, ILoggerFactory logs, Action<IServiceCollection> addServices)
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
        addServices(builder.Services);
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        return builder.Build();
    }

    private static void AddParts(IServiceCollection services, SandboxParts parts)
    {
        services.AddOpenApiDocument("Web calls (docs/protocol.md), and their records (docs/platform.md).");
        services.AddSingleton(parts.Options);
        services.AddSingleton(parts.Builder);
        services.AddSingleton(parts.Time);
        services.AddSingleton(parts.Media);
        services.AddSingleton(parts.Databases);
        services.AddSingleton<Instance>();
        services.AddSingleton<Journal>();
        services.AddSingleton<CallSlots>();
        services.AddSingleton<AbandonedCalls>();
        services.AddSingleton<Leases>();
        services.AddSingleton<RecordReader>();
        services.AddSingleton<CallRegistry>();
        services.AddSingleton<WorkspaceDirectory>();
        services.AddSingleton<KeyStore>();
        services.AddSingleton<KeyRegister>();
        services.AddSingleton<GrantStore>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<AgentCatalog>(provider, parts.Agents));
        services.AddSingleton<AgentList>();
        services.AddSingleton<AgentRegister>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PlatformStart>(provider, parts.Keys));
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<DeliveryWorker>();
        services.AddSingleton<AnalysisQueue>();
        services.AddSingleton(provider => new Analyst(parts.Speech?.Language, provider.GetRequiredService<ILogger<Analyst>>()));
        services.AddSingleton<AnalysisWorker>();
        services.AddSingleton<CreateOnce>();
        services.AddSingleton<CallFactory>();
        services.AddSingleton<CreateEndpoint>();
        services.AddSingleton<MessageEndpoint>();
        services.AddSingleton<MediaEndpoint>();
        services.AddSingleton<FeedbackEndpoint>();
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
    SandboxOptions Options,
    OwnKeys Keys,
    DatabaseFactory Databases,
    IReadOnlyList<AgentVersion> Agents,
    AgentBuilder Builder,
    IMedia Media,
    TimeProvider Time,
    SpeechEngines? Speech = null,
    bool IsDevelopment = false);
