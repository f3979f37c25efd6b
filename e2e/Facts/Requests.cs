using System.Collections.Concurrent;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.Facts;

/// <summary>What a page and its frames asked for: the browser's list and the server's.</summary>
internal sealed class Requests
{
    private readonly ConcurrentQueue<Uri> byBrowser = new();
    private readonly string visit = Guid.NewGuid().ToString("N");
    private readonly SharedStack stack;

    private Requests(SharedStack stack) => this.stack = stack;

    /// <summary>Every origin that was asked.</summary>
    public IEnumerable<string> Origins => byBrowser.Select(address => address.GetLeftPart(UriPartial.Authority)).Distinct();

    /// <summary>What WidgetHost was asked for, as the browser has it.</summary>
    public IEnumerable<string> ToServer => byBrowser
        .Where(address => address.GetLeftPart(UriPartial.Authority) == stack.Server.Origin(Reach.Secure))
        .Select(address => address.AbsolutePath);

    /// <summary>The same as the server has it.</summary>
    public IEnumerable<string> AtServer => stack.RequestsOf(visit);

    /// <summary>Of a page that has asked for nothing yet.</summary>
    public static async Task<Requests> OfAsync(IPage page, SharedStack stack)
    {
        var requests = new Requests(stack);
        page.Request += (_, request) => requests.byBrowser.Enqueue(new(request.Url));
        await RequestDiary.SignAsync(page, requests.visit);
        return requests;
    }
}
