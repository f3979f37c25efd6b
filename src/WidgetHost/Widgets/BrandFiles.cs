using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using WidgetHost.Scripts;
using WidgetHost.Security;

namespace WidgetHost.Widgets;

/// <summary>The owner's pictures, below <c>/brand</c>: nothing but pictures, and none that does more than be looked at.</summary>
public static class BrandFiles
{
    /// <summary>An SVG opened by itself is a document: it gets neither scripts nor this server's origin.</summary>
    private static readonly HeaderPolicy Picture = new(
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
        ("Cache-Control", CacheRule.Short),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"));

    private static readonly FileExtensionContentTypeProvider Types = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
    });

    public static WebApplication UseBrandFiles(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<BrandOptions>>().Value.FolderBelow(app.Environment.ContentRootPath) is { } folder)
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                RequestPath = BrandOptions.Path,
                FileProvider = new PhysicalFileProvider(folder),
                ContentTypeProvider = Types,
                OnPrepareResponse = file => file.Context.SetHeaderPolicy(Picture),
            });
        }
        return app;
    }
}
