using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WidgetHost.Platform;
using WidgetHost.Widgets;

namespace WidgetHost.Tests.Infrastructure;

/// <summary>
/// WidgetHost in memory at <c>http://localhost</c>, with a database of its own. It runs in Development with one configured
/// widget, <see cref="WidgetId"/>, unless the settings say otherwise.
/// </summary>
internal sealed class TestHost : WebApplicationFactory<WidgetCatalog>
{
    public const string WidgetId = "wgt_shop";
    public const string AgentVersionId = "av_shop";
    public const string WidgetKey = "dnx_pub_key_of_the_shop";
    public const string EmbeddingOrigin = "https://shop.example";
    public const string OwnOrigin = "http://localhost";

    private readonly Dictionary<string, string?> settings = new()
    {
        ["Platform:PublishableKey"] = "dnx_pub_key_of_the_platform",
        [$"Widgets:{WidgetId}:AgentVersionId"] = AgentVersionId,
        [$"Widgets:{WidgetId}:PublishableKey"] = WidgetKey,
        [$"Widgets:{WidgetId}:AllowedOrigins:0"] = EmbeddingOrigin,
    };

    private readonly string folder = Directory.CreateTempSubdirectory("widgethost-").FullName;

    public TestHost(FakePlatform platform, params (string Key, string? Value)[] overrides)
        : this(platform.Address, overrides)
    {
    }

    public TestHost(string platformAddress, params (string Key, string? Value)[] overrides)
    {
        settings["Platform:BaseUrl"] = platformAddress;
        settings["Platform:ConnectTimeout"] = "00:01:00"; // On a busy machine.
        foreach (var (key, value) in overrides)
        {
            settings[key] = value;
        }
    }

    public string Environment { get; init; } = "Development";

    /// <summary>What the build made. Default: the stand-ins of <c>WebRoot</c>.</summary>
    public string WebRoot { get; init; } = Path.Combine(AppContext.BaseDirectory, "WebRoot");

    public ManualTime Time { get; } = new();

    public LogLines Log { get; } = new();

    private string DatabasePath => Path.Combine(folder, "data", "test.db");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot("src/WidgetHost");
        builder.UseEnvironment(Environment);
        builder.UseSetting(WebHostDefaults.WebRootKey, WebRoot);
        builder.UseSetting("Storage:Path", DatabasePath);
        builder.UseSetting("Sandbox:DataFolder", folder);
        // A setting that is overridden with null is not there.
        foreach (var (key, value) in settings.Where(setting => setting.Value is not null))
        {
            builder.UseSetting(key, value);
        }
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddHttpClient(PlatformHttpClient.Name, http => http.Timeout = TimeSpan.FromMinutes(1)); // The same.
        });
    }

    /// <summary>As a lost volume would.</summary>
    public void DeleteDatabase() => SqliteFolder.Delete(Path.GetDirectoryName(DatabasePath)!);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteFolder.Delete(folder);
    }
}
