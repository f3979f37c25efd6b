using Microsoft.Extensions.Options;
using Sandbox;
using WidgetHost.Widgets;

namespace WidgetHost.Platform;

public static class PlatformSetup
{
    public static WebApplicationBuilder AddPlatform(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection(PlatformOptions.Section);
        var platform = section.Get<PlatformOptions>() ?? new();
        var sandbox = builder.Configuration.GetSection("Sandbox").Get<SandboxOptions>() ?? new();
        services.AddOptions<PlatformOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PlatformOptions>>(
            new PlatformOptionsValidator(sandboxMayStart: sandbox.Enabled || builder.Environment.IsDevelopment()));
        if (platform.BaseUrl.Length == 0)
        {
            sandbox.DataFolder = Path.GetFullPath(sandbox.DataFolder, builder.Environment.ContentRootPath);
            services.AddSingleton(sandbox);
            services.AddSingleton<IValidateOptions<PlatformOptions>>(new SandboxSettingsValidator(sandbox));
            services.AddHostedService<EmbeddedPlatform>();
        }
        else if (string.IsNullOrEmpty(platform.PublishableKey))
        {
            services.AddSingleton<IValidateOptions<WidgetsOptions>, WidgetKeysValidator>();
        }
        services.AddSingleton<PlatformConnection>();
        services.AddPlatformHttpClient();
        services.AddSingleton<IceServerClient>();
        services.AddPlatformProxy(platform.ConnectTimeout);
        services.AddHealthChecks().AddCheck<PlatformHealthCheck>("platform");
        return builder;
    }
}
