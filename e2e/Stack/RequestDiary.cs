using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace E2E.Stack;

/// <summary>What WidgetHost was asked for, by the visits that say who they are: a browser's own list might not have all.</summary>
internal sealed class RequestDiary : IStartupFilter
{
    /// <summary>One that a page may send to other origins without asking them first (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).</summary>
    private const string Header = "Accept-Language";

    private readonly ConcurrentQueue<(string Visit, string Path)> requests = new();

    /// <summary>From now on every request of the page and its frames names <paramref name="visit"/>.</summary>
    public static Task SignAsync(IPage page, string visit) => page.SetExtraHTTPHeadersAsync([new(Header, $"en,{visit}")]);

    public IEnumerable<string> PathsOf(string visit) => requests.Where(request => request.Visit == visit).Select(request => request.Path);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(handle => context =>
        {
            requests.Enqueue((context.Request.Headers[Header].ToString().Split(',')[^1], context.Request.Path));
            return handle(context);
        });
        next(app);
    };
}
