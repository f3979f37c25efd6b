using Microsoft.Extensions.Options;
using WidgetHost.Loader;
using WidgetHost.Scripts;
using WidgetHost.Sdk;
using WidgetHost.Storage;

namespace WidgetHost.Releases;

public static class ReleaseSetup
{
    public static WebApplicationBuilder AddReleases(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReleasesOptions>()
            .BindConfiguration(ReleasesOptions.Section)
            .PostConfigure<Database, IHostEnvironment>((releases, database, environment) => releases.Folder = Path.GetFullPath(
                releases.Folder.Length > 0 ? releases.Folder : Path.Combine(database.Folder, "releases"), environment.ContentRootPath))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ReleasesOptions>, ReleasesOptionsValidator>();
        builder.Services.AddSingleton<ReleaseArchive>();
        builder.Services.AddSingleton<ReleaseKeeper>();
        return builder;
    }

    /// <summary>What this release serves goes into the archive, and is ready before the first visitor comes.</summary>
    public static WebApplication KeepRelease(this WebApplication app)
    {
        app.Services.GetRequiredService<SdkFiles>().Keep();
        app.Services.GetRequiredService<SiteFiles>().Keep();
        app.Services.GetRequiredService<PanelFiles>().Keep();
        app.Services.GetRequiredService<LoaderScripts>().Keep();
        return app;
    }
}
