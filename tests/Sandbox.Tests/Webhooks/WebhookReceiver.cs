using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sandbox.Tests.Webhooks;

/// <summary>Somebody's server that webhooks post to. Remembers every request, and answers 204 unless the test says otherwise.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> requests = [];

    private WebhookReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.First() + "/hook?token=1";

    /// <summary>All but verifications, in the order of their arrival.</summary>
    public IReadOnlyList<Received> Events => [.. requests.Where(request => request.Event != "verification")];

    public IReadOnlyList<Received> Verifications => [.. requests.Where(request => request.Event == "verification")];

    /// <summary>Answers in place of 204.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public void AnswerWith(int status) => Answer = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>Takes requests and never answers them.</summary>
    public void Hang() => Answer = context =>
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        requests.Enqueue(new Received(
            $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.ContentType}",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        await Answer(context);
    }
}

/// <summary>One request as it came.</summary>
internal sealed record Received(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Raw)
{
    public JsonNode Body { get; } = JsonNode.Parse(Raw)!;

    public string Event => Text("event");

    public string Delivery => Headers["X-DialNexa-Delivery"];

    public string Text(string name) => (string?)Body[name] ?? "";

    /// <summary>As docs/platform.md tells receivers to do it.</summary>
    public bool IsSignedWith(string secret)
    {
        var parts = Headers["X-DialNexa-Signature"].Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        byte[] signed = [.. Encoding.ASCII.GetBytes(parts["t"] + "."), .. Raw];
        return CryptographicOperations.FixedTimeEquals(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed), Convert.FromHexString(parts["v1"]));
    }
}
