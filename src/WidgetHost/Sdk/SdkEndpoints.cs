using WidgetHost.Scripts;

namespace WidgetHost.Sdk;

/// <summary>The SDK as files: <c>/web-sdk/latest/…</c> and <c>/web-sdk/{version}/…</c>.</summary>
public static class SdkEndpoints
{
    private const string Latest = "latest";

    /// <summary>All that is served, with its type; built into <c>wwwroot/web-sdk</c>.</summary>
    internal static readonly IReadOnlyDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dialnexa.min.js"] = ScriptAnswer.JavaScript,
        ["dialnexa.min.js.map"] = "application/json",
        ["dialnexa.mjs"] = ScriptAnswer.JavaScript,
        ["dialnexa.mjs.map"] = "application/json",
        ["dialnexa.d.ts"] = "text/plain; charset=utf-8",
        ["dialnexa-web-sdk.tgz"] = "application/gzip",
    };

    public static WebApplication MapSdk(this WebApplication app)
    {
        app.MapScript("/web-sdk/{version}/{file}", (HttpContext context, string version, string file, BuiltFiles files, CacheRule cache) =>
        {
            if (version is not Latest && version != Release.Version)
            {
                return ScriptAnswer.NotFound(
                    context, $"Release '{version}' of the SDK is not here. This server has '{Release.Version}', and '{Latest}'.");
            }
            return ContentTypes.TryGetValue(file, out var type) && files.Find($"web-sdk/{file}") is { } built
                ? ScriptAnswer.Of(context, built, type, version is Latest ? CacheRule.Short : cache.Versioned)
                : ScriptAnswer.NotFound(context, $"The SDK has no file '{file}'. It has {string.Join(", ", ContentTypes.Keys)}.");
        });
        return app;
    }
}
