using Microsoft.Data.Sqlite;

namespace E2E.Stack;

/// <summary>
/// Everything between a customer's page and the platform, in this process: host pages, and WidgetHost with its sandbox inside.
/// </summary>
/// <param name="concurrencyLimit">Calls at once.</param>
public abstract class Stack(int concurrencyLimit) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("widgethost-e2e-").FullName;
    private HostPagesApp? pages;
    private WidgetHostApp? server;

    /// <summary>The customer's website.</summary>
    public Endpoints Site => Started(pages).Endpoints;

    /// <summary>WidgetHost.</summary>
    public Endpoints Server => Started(server).Endpoints;

    public async ValueTask InitializeAsync()
    {
        var certificate = SelfSignedCertificate.Create(TimeProvider.System.GetUtcNow());
        pages = await HostPagesApp.StartAsync(certificate);
        server = new WidgetHostApp(certificate, Settings(pages.Endpoints));
        server.Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
        if (pages is not null)
        {
            await pages.DisposeAsync();
        }
        // The pool keeps the database's file open.
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What a visitor may do in a minute is far less than what a test run does.</summary>
    private Dictionary<string, string> Settings(Endpoints site) => new(TestWidgets.Settings(site))
    {
        ["Storage:Path"] = Path.Combine(folder, "widgethost.db"),
        ["Session:PerAddressPerMinute"] = "10000",
        ["Sandbox:ConcurrencyLimit"] = $"{concurrencyLimit}",
        ["Sandbox:CreatesPerAddressPerMinute"] = "10000",
        ["Sandbox:CreatesPerKeyPerMinute"] = "10000",
        ["Sandbox:DataFolder"] = folder,
    };

    private static T Started<T>(T? part) => part ?? throw new InvalidOperationException("The stack has not started.");
}
