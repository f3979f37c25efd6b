using System.Collections.Concurrent;
using System.Net.Mime;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using E2E.Browsers;
using E2E.Documentation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace E2E.Stack;

/// <summary>
/// The customer's website: the files of <c>HostPages</c> on an origin of their own. <c>{{name}}</c> in a page is replaced by
/// the query's <c>name</c>, so that a page is read as its author would write it; a policy in the query is sent as a header.
/// </summary>
internal sealed partial class HostPagesApp : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "HostPages");

    private static readonly string[] Policies =
        ["Permissions-Policy", "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy"];

    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Visit, string Report)> reports;

    private HostPagesApp(WebApplication app, ConcurrentQueue<(string Visit, string Report)> reports)
    {
        (this.app, this.reports) = (app, reports);
        Endpoints = Endpoints.Of(app.Services.GetRequiredService<IServer>(), "localhost", MappedNames.Host);
    }

    public Endpoints Endpoints { get; }

    /// <param name="certificate">For HTTPS.</param>
    /// <param name="projects">A folder that is served below <c>/projects/</c> as it is.</param>
    public static async Task<HostPagesApp> StartAsync(X509Certificate2 certificate, string projects)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Endpoints.Listen(kestrel, certificate));
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { RequestPath = "/projects", FileProvider = new PhysicalFileProvider(projects) });
        app.Use(SendHeadersAsync);
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/readme.html", (string server, string agent, string key) =>
            Results.Text(ReadmePage.Render(server, agent, key), MediaTypeNames.Text.Html));
        app.MapGet("/testing-your-site.html", (string server) => Results.Text(SuitePage.Render(server), MediaTypeNames.Text.Html));
        // A page as a test writes it. Nothing but this test's own browser ever asks for it.
        app.MapGet("/written.html", (string markup) => Results.Text(markup, MediaTypeNames.Text.Html));
        app.MapGet("/{page}.html", RenderAsync);
        // What a page's own policy refused there, as the browser posts it.
        var reports = new ConcurrentQueue<(string Visit, string Report)>();
        app.MapPost("/reports/{visit}", async (string visit, HttpRequest request) =>
            reports.Enqueue((visit, await new StreamReader(request.Body).ReadToEndAsync(request.HttpContext.RequestAborted))));
        await app.StartAsync();
        return new(app, reports);
    }

    /// <summary>What browsers posted about the pages of one visit.</summary>
    public IEnumerable<string> ReportsOf(string visit) => reports.Where(one => one.Visit == visit).Select(one => one.Report);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Task SendHeadersAsync(HttpContext context, RequestDelegate next)
    {
        foreach (var policy in Policies)
        {
            context.Response.Headers[policy] = context.Request.Query[policy];
        }
        return next(context);
    }

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
