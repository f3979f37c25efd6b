using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>What a page said while it was visited: its console, its uncaught errors, its failed requests.</summary>
internal sealed class PageDiary
{
    private readonly ConcurrentQueue<string> entries = new();
    private readonly ConcurrentQueue<string> errors = new();

    public PageDiary(IPage page)
    {
        page.Console += (_, message) => entries.Enqueue($"console.{message.Type}: {message.Text}");
        page.RequestFailed += (_, request) => entries.Enqueue($"{request.Method} {request.Url} failed: {request.Failure}");
        page.Crash += (_, _) => errors.Enqueue("The page crashed.");
        page.PageError += (_, error) => errors.Enqueue(error);
    }

    /// <summary>Errors that no script of the page caught. A visit that leaves one behind has failed.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    public void WriteTo(ITestOutputHelper? output)
    {
        foreach (var entry in entries.Concat(errors.Select(error => $"uncaught: {error}")))
        {
            output?.WriteLine(entry);
        }
    }
}
