using E2E.Stack;

[assembly: AssemblyFixture(typeof(StackFixture))]

namespace E2E.Stack;

/// <summary>Everything between a customer's page and the platform, in this process: WidgetHost with its sandbox, and host pages.</summary>
public sealed class StackFixture : IAsyncLifetime
{
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
        server = new WidgetHostApp(certificate, new Dictionary<string, string>());
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
    }

    private static T Started<T>(T? part) => part ?? throw new InvalidOperationException("The stack has not started.");
}
