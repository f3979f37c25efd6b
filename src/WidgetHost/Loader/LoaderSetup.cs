using WidgetHost.Scripts;

namespace WidgetHost.Loader;

public static class LoaderSetup
{
    public static WebApplicationBuilder AddLoader(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LoaderTemplate>();
        builder.Services.AddSingleton<LoaderScripts>();
        builder.Services.AddSingleton<PanelFiles>();
        builder.Services.AddSingleton<LoaderEndpoints>();
        return builder;
    }

    public static WebApplication MapLoader(this WebApplication app)
    {
        var loader = app.Services.GetRequiredService<LoaderEndpoints>();
        app.MapScript("/widget.js", loader.Generic);
        app.MapScript("/widget/{widgetId}/widget.js", loader.OfWidget);
        // Below the name of a widget only where it could be one: no widget's id begins with a digit.
        app.MapScript("/widget/{version:regex(^\\d)}/widget.js", loader.GenericOfRelease);
        app.MapScript("/widget/{version}/{widgetId}.{settingsVersion}.js", loader.Pinned);
        app.MapScript("/widget/panel.{hash}.js", loader.Panel);
        return app;
    }
}
