using WidgetHost.Scripts;

namespace WidgetHost.Loader;

public static class LoaderSetup
{
    public static WebApplicationBuilder AddLoader(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BuiltFiles>();
        builder.Services.AddSingleton<CacheRule>();
        builder.Services.AddSingleton<LoaderTemplate>();
        builder.Services.AddSingleton<LoaderEndpoints>();
        return builder;
    }

    public static WebApplication MapLoader(this WebApplication app)
    {
        // A web root without the loader should stop the start, not the first visitor.
        app.Services.GetRequiredService<LoaderTemplate>().Render(null);
        var loader = app.Services.GetRequiredService<LoaderEndpoints>();
        app.MapScript("/widget.js", loader.Generic);
        app.MapScript("/widget/{widgetId}/widget.js", loader.OfWidget);
        app.MapScript("/widget/{version}/{widgetId}.{settingsVersion}.js", loader.Pinned);
        return app;
    }
}
