using WidgetHost.Security;
using WidgetHost.Session;
using Yarp.ReverseProxy.Configuration;

namespace WidgetHost.Platform;

/// <summary><c>/v1</c>: the platform through YARP, and nothing of it but <see cref="PlatformRoutes"/>.</summary>
public static class PlatformProxy
{
    internal static void AddPlatformProxy(this IServiceCollection services, TimeSpan connectTimeout)
    {
        services.AddSingleton<PlatformCluster>();
        services.AddSingleton<IProxyConfigProvider>(provider => provider.GetRequiredService<PlatformCluster>().Provider);
        services.AddSingleton<IConfigChangeListener>(provider => provider.GetRequiredService<PlatformCluster>());
        services.AddReverseProxy()
            .AddTransforms(PlatformTransforms.Add)
            .ConfigureHttpClient((_, handler) => handler.ConnectTimeout = connectTimeout);
    }

    public static WebApplication MapPlatform(this WebApplication app)
    {
        app.MapReverseProxy(pipeline =>
        {
            pipeline.Use(ForwarderFailures.AnswerAsync);
            pipeline.Use(PlatformBody.HoldAsync);
            pipeline.UseMiddleware<EmbedTokenGate>();
        }).WithMetadata(HeaderPolicy.Platform);
        foreach (var route in PlatformRoutes.All)
        {
            app.Map(route.Path, context => NotForwarded.MethodAsync(context, route)).WithMetadata(HeaderPolicy.Platform);
        }
        app.Map("/v1/{**rest}", NotForwarded.PathAsync).WithMetadata(HeaderPolicy.Platform);
        return app;
    }
}
