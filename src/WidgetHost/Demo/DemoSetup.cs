using WidgetHost.Security;

namespace WidgetHost.Demo;

/// <summary>The pages: the frame always, the demonstrations in Development only.</summary>
public static class DemoSetup
{
    private const string Folder = "/Demo";

    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages(pages =>
        {
            if (builder.Environment.IsDevelopment())
            {
                pages.Conventions.AddFolderApplicationModelConvention(Folder, page => page.EndpointMetadata.Add(HeaderPolicy.HostPage));
            }
            else
            {
                pages.Conventions.AddFolderRouteModelConvention(Folder, page => page.Selectors.Clear());
            }
        });
        return builder;
    }
}
