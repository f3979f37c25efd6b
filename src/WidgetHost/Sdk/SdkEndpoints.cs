using WidgetHost.Releases;
using WidgetHost.Scripts;

namespace WidgetHost.Sdk;

/// <summary>The SDK as files: <c>/web-sdk/latest/…</c> and <c>/web-sdk/{version}/…</c>.</summary>
public static class SdkEndpoints
{
    public static WebApplicationBuilder AddSdk(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SdkFiles>();
        return builder;
    }

    public static WebApplication MapSdk(this WebApplication app)
    {
        app.MapScript("/web-sdk/{version}/{file}", (HttpContext context, string version, string file, SdkFiles files, CacheRule cache) =>
            FileType.Of(file) is { } type && files.Find(version, file) is { } found
                ? new FileAnswer(found, type, version is SdkFiles.Latest ? CacheRule.Short : cache.Versioned)
                : ScriptEndpoints.NotFound(
                    context,
                    $"Release '{version}' of the SDK has no file '{file}' here. This server has '{Release.Version}', which is '{SdkFiles.Latest}': "
                    + $"{string.Join(", ", files.Current.Keys.Order(StringComparer.Ordinal))}."));
        return app;
    }
}
