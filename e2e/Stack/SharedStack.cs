using E2E.Documentation;
using E2E.Stack;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(SharedStack))]

namespace E2E.Stack;

/// <summary>
/// Everything between a customer's page and the platform, in this process: host pages, and WidgetHost with its sandbox inside. One
/// stack for all tests, which run at the same time.
/// </summary>
public sealed class SharedStack : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("widgethost-e2e-").FullName;
    private HostPagesApp? pages;
    private WidgetHostApp? server;
    private TestWorkspaces? workspaces;
    private PreviousRelease? previous;

    /// <summary>The customer's website.</summary>
    public Endpoints Site => Started(pages).Endpoints;

    /// <summary>WidgetHost.</summary>
    public Endpoints Server => Started(server).Endpoints;

    /// <summary>The sandbox's control API.</summary>
    public Uri Control => Started(server).Control;

    public TestWorkspaces Workspaces => Started(workspaces);

    /// <summary>What the server has in its archive.</summary>
    public PreviousRelease Previous => Started(previous);

    /// <summary>A folder for the projects that tests build; the site serves it below <c>/projects/</c>.</summary>
    public string Projects => Path.Combine(folder, "projects");

    /// <summary>See <see cref="HostPagesApp.ReportsOf"/>.</summary>
    public IEnumerable<string> ReportsOf(string visit) => Started(pages).ReportsOf(visit);

    /// <summary>See <see cref="RequestDiary"/>.</summary>
    public IEnumerable<string> RequestsOf(string visit) => Started(server).Requests.PathsOf(visit);

    public async ValueTask InitializeAsync()
    {
        var certificate = SelfSignedCertificate.Create(TimeProvider.System.GetUtcNow());
        pages = await HostPagesApp.StartAsync(certificate, Directory.CreateDirectory(Projects).FullName);
        server = new WidgetHostApp(certificate, Settings(pages.Endpoints));
        server.Start();
        workspaces = new TestWorkspaces(Control);
        previous = PreviousRelease.PutInto(Path.Combine(folder, "releases"), Server.Origin(Reach.Secure));
        SuiteSettings.Set(this);
    }

    public async ValueTask DisposeAsync()
    {
        workspaces?.Dispose();
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
    }

    /// <summary>What a visitor may do in a minute is far less than what a test run does.</summary>
    private Dictionary<string, string> Settings(Endpoints site) => new(TestWidgets.Settings(site))
    {
        ["Storage:Path"] = Path.Combine(folder, "widgethost.db"),
        ["Session:PerAddressPerMinute"] = "10000",
        // Below the content root: the demonstration's picture.
        ["Brand:Folder"] = "../../wwwroot/demo",
        ["Sandbox:ConcurrencyLimit"] = "1000",
        ["Sandbox:CreatesPerAddressPerMinute"] = "10000",
        ["Sandbox:CreatesPerKeyPerMinute"] = "10000",
        ["Sandbox:DataFolder"] = folder,
        ["Sandbox:Control:Url"] = "http://127.0.0.1:0",
    };

    private static T Started<T>(T? part) => part ?? throw new InvalidOperationException("The stack has not started.");
}
