using Microsoft.Extensions.Options;

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
        builder.Services.AddSingleton<IValidateOptions<WidgetsOptions>, WidgetOptionsValidator>();
        builder.Services.AddSingleton<WidgetCatalog>();
        return builder;
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
