using System.Net.Mime;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using E2E.Browsers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace E2E.Stack;

/// <summary>
/// The customer's website: the files of <c>HostPages</c> on an origin of their own. <c>{{name}}</c> in a page is replaced by
/// the query's <c>name</c>, so that a page is read as its author would write it.
/// </summary>
internal sealed partial class HostPagesApp : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "HostPages");

    private readonly WebApplication app;

    private HostPagesApp(WebApplication app)
    {
        this.app = app;
        Endpoints = Endpoints.Of(app.Services.GetRequiredService<IServer>(), "localhost", MappedNames.Host);
    }

    public Endpoints Endpoints { get; }

    public static async Task<HostPagesApp> StartAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Endpoints.Listen(kestrel, certificate));
        var app = builder.Build();
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/readme.html", (string server, string agent, string key) =>
            Results.Text(ReadmePage.Render(server, agent, key), MediaTypeNames.Text.Html));
        app.MapGet("/{page}.html", RenderAsync);
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<IResult> RenderAsync(string page, HttpRequest request)
    {
        var source = await File.ReadAllTextAsync(Path.Combine(Folder, Path.GetFileName(page) + ".html"), request.HttpContext.RequestAborted);
        var html = Placeholder().Replace(source, match => Value(request, match.Groups["name"].Value));
        return Results.Text(html, MediaTypeNames.Text.Html);
    }

    private static string Value(HttpRequest request, string name) => request.Query.TryGetValue(name, out var value)
        ? HtmlEncoder.Default.Encode(value.ToString())
        : throw new BadHttpRequestException($"{request.Path} needs '{name}' in its query.");

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Placeholder();
}
