using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Sandbox.Tests.Flows;

/// <summary>The servers that functions call: answers what the test says, in that order, and remembers what was sent.</summary>
internal sealed class FakeFunctions : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> replies = new();

    /// <summary>Each request as <c>METHOD address body</c>.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    public void Reply(string body, int status = 200) => replies.Enqueue(_ => Task.FromResult(
        new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }));

    public void Fail(Exception failure) => replies.Enqueue(_ => throw failure);

    /// <summary>Never replies.</summary>
    public void Hang() => replies.Enqueue(async cancelled =>
    {
        await Task.Delay(Timeout.Infinite, cancelled);
        throw new InvalidOperationException("Nobody waits for this.");
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : " " + await request.Content.ReadAsStringAsync(cancellationToken);
        Received.Enqueue($"{request.Method} {request.RequestUri!.AbsoluteUri}{body}");
        return replies.TryDequeue(out var reply)
            ? await reply(cancellationToken)
            : throw new InvalidOperationException("The test expected no further request.");
    }
}
