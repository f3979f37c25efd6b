namespace WidgetHost.Session;

public static class SessionSetup
{
    public static WebApplicationBuilder AddSession(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SessionOptions>().Bind(builder.Configuration.GetSection("Session"))
            .Validate(
                session => session is { PerAddressPerMinute: > 0, PerWidgetPerMinute: > 0 },
                "Session: PerAddressPerMinute and PerWidgetPerMinute are whole numbers above zero.")
            .ValidateOnStart();
        services.AddSingleton<EmbedTokens>();
        services.AddSingleton(provider => new UsedTokens(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SessionLimits>();
        services.AddSingleton<SessionEndpoint>();
        return builder;
    }

    public static WebApplication MapSession(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<SessionEndpoint>();
        app.MapPost("/widget/{widgetId}/session", (HttpContext context, string widgetId) => endpoint.CreateAsync(context, widgetId));
        return app;
    }
}
