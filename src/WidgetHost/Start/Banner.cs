using WidgetHost.Loader;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Start;

/// <summary>The first thing to open, and what sites paste, printed when the server listens.</summary>
internal static partial class Banner
{
    public static void PrintWhenListening(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var address in app.Urls.Select(Openable))
        {
            if (app.Environment.IsDevelopment())
            {
                LogDemo(app.Logger, address);
            }
            else
            {
                LogListening(app.Logger, address);
            }
        }
        if (!app.Environment.IsDevelopment())
        {
            PrintSnippets(app);
        }
    });

    /// <summary>There is no page to copy them from in public.</summary>
    private static void PrintSnippets(WebApplication app)
    {
        var ownOrigin = app.Services.GetRequiredService<SiteAddress>().Public!;
        var loader = app.Services.GetRequiredService<LoaderScripts>();
        foreach (var widget in app.Services.GetRequiredService<WidgetCatalog>().All)
        {
            LogSnippet(app.Logger, widget.Id, Snippet.Pinned(widget, ownOrigin, loader.Of(widget, ownOrigin)).Html);
        }
    }

    /// <summary>An address of every interface is no address to open.</summary>
    private static string Openable(string address) =>
        address.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal);

    [LoggerMessage(1, LogLevel.Information, "Open {Address}/demo in a browser and talk to the agent")]
    private static partial void LogDemo(ILogger log, string address);

    [LoggerMessage(2, LogLevel.Information, "Listening on {Address}")]
    private static partial void LogListening(ILogger log, string address);

    [LoggerMessage(3, LogLevel.Information, "The snippet of {WidgetId}, pinned to this release and its settings: {Snippet}")]
    private static partial void LogSnippet(ILogger log, string widgetId, string snippet);
}
