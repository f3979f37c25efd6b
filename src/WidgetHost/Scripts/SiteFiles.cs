using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Primitives;
using WidgetHost.Releases;

namespace WidgetHost.Scripts;

/// <summary>What our own pages load from the web root. What other people's pages load has endpoints.</summary>
/// <remarks>
/// Not the framework's static files: those take no compressed forms, tag a file by its date (two servers of one release differ),
/// and offer ranges. Not <c>MapStaticAssets</c>: its list is made before the scripts are built, and what is rendered or archived
/// is not in it.
/// </remarks>
internal sealed class SiteFiles(WebRootFiles files, ReleaseArchive archive, ReleaseKeeper keeper, CacheRule cache)
{
    /// <summary>Where the build names each file by its content.</summary>
    private const string Chunks = "widget/chunks";

    /// <summary>In the archive.</summary>
    private const string Kind = "chunks";

    /// <summary>Null: the request is for something else.</summary>
    public IResult? Find(HttpRequest request)
    {
        var path = request.Path.Value!.TrimStart('/');
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !HasEndpoint(path) && FileType.Of(path) is { } type && (files.Find(path) ?? FindChunk(path)) is { } file
                ? new FileAnswer(file, type, RuleOf(path, request.Query["v"], file))
                : null;
    }

    /// <summary>A frame that was opened before an upgrade asks for the rest of its own release, perhaps in the middle of a call.</summary>
    public void Keep()
    {
        foreach (var (name, file) in files.In(Chunks))
        {
            keeper.Keep(Kind, name, file);
        }
    }

    private ServedFile? FindChunk(string path) =>
        IsChunk(path) ? archive.FindInAnyRelease(Kind, path[(Chunks.Length + 1)..]) : null;

    private static bool IsChunk(string path) => path.StartsWith($"{Chunks}/", StringComparison.Ordinal);

    /// <summary>
    /// An address that names its content never changes its meaning. One that names other content than this is a request for another
    /// release, as happens while several servers are replaced one by one: what it gets must not be kept as that.
    /// </summary>
    private string RuleOf(string path, StringValues version, ServedFile file) =>
        IsChunk(path) || version == file.QueryVersion ? cache.Versioned
        : version.Count > 0 ? CacheRule.Nothing
        : CacheRule.Revalidated;

    /// <summary>The SDK's files and the panel have their own rules, and the loader in the web root is a template.</summary>
    private static bool HasEndpoint(string path) =>
        path.StartsWith($"{Sdk.SdkFiles.Folder}/", StringComparison.Ordinal) || path == Loader.LoaderTemplate.Path || Loader.PanelFiles.IsOne(path);
}

public static class SiteFilesSetup
{
    public static WebApplicationBuilder AddSiteFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WebRootFiles>();
        builder.Services.AddSingleton<CacheRule>();
        builder.Services.AddSingleton<SiteFiles>();
        builder.Services.AddSingleton<IFileVersionProvider, FileVersions>();
        return builder;
    }

    public static WebApplication UseSiteFiles(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<SiteFiles>();
        app.Use(next => context => files.Find(context.Request) is { } answer ? answer.ExecuteAsync(context) : next(context));
        return app;
    }
}
