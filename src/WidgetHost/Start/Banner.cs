namespace WidgetHost.Start;

/// <summary>The first thing to open, printed when the server listens.</summary>
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
    });

    /// <summary>An address of every interface is no address to open.</summary>
    private static string Openable(string address) =>
        address.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal);

    [LoggerMessage(1, LogLevel.Information, "Open {Address}/demo in a browser and talk to the agent")]
    private static partial void LogDemo(ILogger log, string address);

    [LoggerMessage(2, LogLevel.Information, "Listening on {Address}")]
    private static partial void LogListening(ILogger log, string address);
}
