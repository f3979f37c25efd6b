using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>What a browser said about a page while it was visited: its console, its errors, its failed requests.</summary>
internal sealed class PageDiary
{
    private readonly ConcurrentQueue<string> entries = new();

    public PageDiary(IPage page)
    {
        page.Console += (_, message) => entries.Enqueue($"console.{message.Type}: {message.Text} ({message.Location})");
        // Firefox and WebKit also report here what they only write to the console.
        page.PageError += (_, error) => entries.Enqueue($"error: {error}");
        page.RequestFailed += (_, request) => entries.Enqueue($"{request.Method} {request.Url} failed: {request.Failure}");
        page.Crash += (_, _) => entries.Enqueue("The page crashed.");
    }

    public void WriteTo(ITestOutputHelper? output)
    {
        foreach (var entry in entries)
        {
            output?.WriteLine(entry);
        }
    }
}
