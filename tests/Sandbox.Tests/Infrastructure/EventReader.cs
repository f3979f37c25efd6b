using System.Text;

namespace Sandbox.Tests.Infrastructure;

/// <summary>A page's reading of <c>{location}/events</c>, line by line, so that comments are seen too.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventReader(HttpResponseMessage response, Stream body) =>
        (this.response, lines) = (response, new StreamReader(body, Encoding.UTF8));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public HttpResponseMessage Response => response;

    /// <summary>What was published before is shown by then.</summary>
    public static async Task<EventReader> OpenAsync(TestCall call, string? lastEventId = null)
    {
        await call.Sandbox.Journal.FlushAsync(Cancellation);
        return await OpenAsync(call.Sandbox.Client, call.Location, call.Token, lastEventId);
    }

    public static async Task<EventReader> OpenAsync(HttpClient client, string location, string token, string? lastEventId = null)
    {
        var request = TestSandbox.Request("GET", location + "/events", token);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        response.EnsureSuccessStatusCode();
        return new EventReader(response, await response.Content.ReadAsStreamAsync(Cancellation));
    }

    /// <summary>The next block: an event as <c>id type data</c>, a comment as <c>:</c>, null at the end of the stream.</summary>
    public async Task<string?> NextAsync()
    {
        var block = new List<string>();
        while (await lines.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.Length == 0 && block.Count > 0)
            {
                return string.Join(' ', block);
            }
            block.Add(line.StartsWith(':') ? ":" : line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
        return null;
    }

    /// <summary>The next blocks, as many as expected.</summary>
    public async Task ExpectAsync(params string?[] blocks)
    {
        foreach (var expected in blocks)
        {
            Assert.Equal(expected, await NextAsync());
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }
}
