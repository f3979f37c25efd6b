using WidgetHost.Releases;

namespace WidgetHost.Tests.Infrastructure;

/// <summary>WidgetHost as it runs in public, at <see cref="Origin"/>, with an archive that outlives it.</summary>
internal sealed class PublicHost : IAsyncDisposable
{
    public const string Origin = "https://calls.example";

    private readonly TestHost host;

    /// <param name="platform">Is asked for nothing by these tests.</param>
    /// <param name="archive">The folder of the archive.</param>
    /// <param name="environment">Default: as in public.</param>
    /// <param name="webRoot">Default: the stand-ins.</param>
    /// <param name="overrides">Further settings.</param>
    public PublicHost(
        FakePlatform platform,
        string archive,
        string environment = "Production",
        string? webRoot = null,
        params (string Key, string? Value)[] overrides)
    {
        (string, string?)[] settings = [("PublicUrl", Origin), ($"{ReleasesOptions.Section}:Folder", archive), .. overrides];
        host = webRoot is null
            ? new(platform, settings) { Environment = environment }
            : new(platform, settings) { Environment = environment, WebRoot = webRoot };
        Client = host.CreateClient(new() { BaseAddress = new Uri(Origin) });
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => host.Services;

    public LogLines Log => host.Log;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }
}
