namespace E2E.Browsers;

/// <summary>A private X display, for the one engine that cannot run without a window.</summary>
internal sealed class DisplayServer : IAsyncDisposable
{
    private readonly ChildProcess server;

    private DisplayServer(ChildProcess server, string display) => (this.server, Display) = (server, display);

    /// <summary>For the environment variable <c>DISPLAY</c>.</summary>
    public string Display { get; }

    public static async Task<DisplayServer> StartAsync()
    {
        // -noreset: without it the server forgets everything when the first window closes, and the next one never draws.
        var server = ChildProcess.Start("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]);
        return new(server, ":" + await server.ReadLineAsync());
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
