using System.Security.Cryptography.X509Certificates;
using E2E.Browsers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WidgetHost.Platform;
using WidgetHost.Widgets;

namespace E2E.Stack;

/// <summary>The real server on real sockets, as Development runs it: with the sandbox inside.</summary>
/// <param name="certificate">For HTTPS.</param>
/// <param name="settings">Added to the server's own configuration.</param>
internal sealed class WidgetHostApp(X509Certificate2 certificate, IReadOnlyDictionary<string, string> settings)
    : WebApplicationFactory<LoaderSettings>
{
    public Endpoints Endpoints => Endpoints.Of(Services.GetRequiredService<IServer>(), "127.0.0.1", MappedNames.Widget);

    public RequestDiary Requests { get; } = new();

    public Uri Control => Services.GetServices<IHostedService>().OfType<EmbeddedPlatform>().Single().ControlAddress
        ?? throw new InvalidOperationException("The control API is off.");

    public void Start()
    {
        UseKestrel(kestrel => Endpoints.Listen(kestrel, certificate));
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot("src/WidgetHost");
        builder.UseSetting("webroot", "../../wwwroot");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, Facts.Axe>().AddSingleton<IStartupFilter>(Requests));
        builder.ConfigureLogging(logging => logging.AddFilter(level => level >= LogLevel.Warning));
    }
}
