namespace WidgetHost.Scripts;

/// <summary>What our own pages load from the web root. What other people's pages load has endpoints.</summary>
public static class SiteFiles
{
    public static WebApplication UseSiteFiles(this WebApplication app)
    {
        var versioned = app.Services.GetRequiredService<CacheRule>().Versioned;
        var options = new StaticFileOptions
        {
            // asp-append-version puts the content's hash into the query: such an address never changes its meaning.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? versioned : "no-cache",
        };
        app.UseWhen(context => !HasEndpoint(context.Request.Path), site => site.UseStaticFiles(options));
        return app;
    }

    /// <summary>The SDK's files have their own rules, and the loader in the web root is a template.</summary>
    private static bool HasEndpoint(PathString path) =>
        path.StartsWithSegments("/web-sdk") || path.Equals("/" + Loader.LoaderTemplate.Path, StringComparison.OrdinalIgnoreCase);
}
