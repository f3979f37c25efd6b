using Microsoft.Extensions.Options;
using WidgetHost.Widgets;

namespace WidgetHost.Platform;

/// <summary>Where the platform is and what opens it. A configured platform is known from the start, the sandbox once it runs.</summary>
public sealed class PlatformConnection
{
    private volatile Endpoint? endpoint;

    public PlatformConnection(IOptions<PlatformOptions> options)
    {
        if (options.Value.BaseUrl.Length > 0)
        {
            endpoint = new(new Uri(options.Value.BaseUrl), options.Value.PublishableKey);
        }
    }

    /// <exception cref="InvalidOperationException">The sandbox has not started.</exception>
    public Uri BaseUrl => Current.BaseUrl;

    /// <summary>The key of the sandbox in this process; null with a configured platform.</summary>
    public string? SandboxKey { get; private set; }

    public void ConnectToSandbox(Uri baseUrl, string publishableKey)
    {
        SandboxKey = publishableKey;
        endpoint = new(baseUrl, publishableKey);
    }

    /// <summary>The key that the widget's calls are made with.</summary>
    public string KeyOf(Widget widget) =>
        widget.PublishableKey ?? (Current.PublishableKey is { Length: > 0 } key
            ? key
            : throw new InvalidOperationException($"Widget '{widget.Id}' has no publishable key."));

    private Endpoint Current => endpoint ?? throw new InvalidOperationException("The embedded platform has not started.");

    private sealed record Endpoint(Uri BaseUrl, string? PublishableKey);
}
