using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WidgetHost.Tests.Infrastructure;

/// <summary>A scripted platform on a real port. What is not scripted is refused, and fails the test when it is disposed.</summary>
internal sealed class FakePlatform : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, RequestDelegate> script = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> unexpected = new();

    private FakePlatform(X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            if (certificate is not null)
            {
                listener.UseHttps(certificate);
            }
        }));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string Address => app.Urls.Single();

    /// <summary>What arrived, oldest first.</summary>
    public ConcurrentQueue<ReceivedRequest> Received { get; } = new();

    /// <param name="certificate">Null: plain HTTP.</param>
    public static async Task<FakePlatform> StartAsync(X509Certificate2? certificate = null)
    {
        var platform = new FakePlatform(certificate);
        await platform.app.StartAsync(TestContext.Current.CancellationToken);
        return platform;
    }

    /// <param name="request">For example <c>POST /v1/web-calls</c>.</param>
    /// <param name="answer">What is sent.</param>
    public FakePlatform On(string request, RequestDelegate answer)
    {
        script[request] = answer;
        return this;
    }

    /// <summary>Answers with JSON and status 200.</summary>
    public FakePlatform On(string request, string json) => On(request, context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.Empty(unexpected);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var received = await ReceivedRequest.FromAsync(context.Request);
        Received.Enqueue(received);
        var name = $"{received.Method} {received.Path}";
        if (script.TryGetValue(name, out var answer))
        {
            await answer(context);
            return;
        }
        unexpected.Enqueue(name);
        context.Response.StatusCode = StatusCodes.Status418ImATeapot;
    }
}
