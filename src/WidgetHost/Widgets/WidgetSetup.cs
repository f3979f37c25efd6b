using Microsoft.Extensions.Options;
using WidgetHost.Scripts;

namespace WidgetHost.Widgets;

public static class WidgetSetup
{
    /// <summary>In Development only: runs the receptionist and may be embedded by any page of this machine.</summary>
    public const string DemoWidgetId = "wgt_demo";

    public static WebApplicationBuilder AddWidgets(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(WidgetsOptions.Section);
        var options = builder.Services.AddOptions<WidgetsOptions>().Configure(widgets => section.Bind(widgets.ById)).ValidateOnStart();
        if (builder.Environment.IsDevelopment())
        {
            options.Configure(widgets => widgets.ById.TryAdd(DemoWidgetId, DemoWidget()));
        }
        builder.Services.AddOptions<BrandOptions>().Bind(builder.Configuration.GetSection(BrandOptions.Section));
        builder.Services.AddSingleton<IValidateOptions<WidgetsOptions>, WidgetOptionsValidator>();
        builder.Services.AddSingleton<WidgetCatalog>();
        builder.Services.AddSingleton<LookSheets>();
        builder.Services.AddSingleton<FrameParts>();
        return builder;
    }

    public static WebApplication MapLooks(this WebApplication app)
    {
        var (sheets, cache) = (app.Services.GetRequiredService<LookSheets>(), app.Services.GetRequiredService<CacheRule>());
        app.MapScript("/widget/{widgetId}/look.css", (HttpContext context, string widgetId) => sheets.Answer(context, widgetId, cache));
        return app;
    }

    private static WidgetOptions DemoWidget() => new()
    {
        AgentVersionId = "av_demo",
        AllowedOrigins = { "loopback" },
        Label = "Talk to reception",
        Title = "Harbour Dental",
        Color = "#0f766e",
        AllowFullPage = true,
    };
}
