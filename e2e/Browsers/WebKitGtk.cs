using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>
/// Debian's WebKitGTK: a host process with one page for every visit, a bridge that publishes the page as a Playwright
/// server, and this run's own display. Its microphone is WebKit's mock; it has no RTCPeerConnection; its visitor asks for no motion, which
/// it would draw without a GPU.
/// </summary>
internal sealed class WebKitGtk(IPlaywright playwright, DisplayServer display, LoopbackProxy proxy) : IEngineDriver
{
    /// <summary>Below the range that systems hand out for port 0, so that nobody takes one between our look and its use.</summary>
    private const int FirstPort = 20_000;

    private static readonly string Driver = Path.Combine(AppContext.BaseDirectory, ".playwright");
    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, "WebKitHost");
    private static readonly string Architecture = RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    private int nextPort = FirstPort;

    public async Task<BrowserSession> OpenAsync(Microphone microphone)
    {
        var inspector = $"127.0.0.1:{FreePort()}";
        var host = ChildProcess.Start(
            Path.Combine(Host, "WebKitHost"),
            [$"--inspector={inspector}", $"--microphone={Answer(microphone)}", $"--proxy={proxy.Address}"],
            new Dictionary<string, string> { ["DISPLAY"] = display.Display });
        await host.ReadLineAsync();
        var bridge = ChildProcess.Start(
            Path.Combine(Driver, "node", $"linux-{Architecture}", "node"),
            [Path.Combine(Host, "bridge.mjs"), Path.Combine(Driver, "package"), inspector]);
        var browser = await playwright.Webkit.ConnectAsync(await bridge.ReadLineAsync());
        var page = browser.Contexts[0].Pages[0];
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        return new(page, async () =>
        {
            await browser.DisposeAsync();
            await bridge.DisposeAsync();
            await host.DisposeAsync();
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Answer(Microphone microphone) => microphone switch
    {
        Microphone.Speaking => "allow",
        Microphone.Denied => "deny",
        Microphone.Absent => "none",
        _ => throw new NotSupportedException($"The mock microphone of WebKitGTK cannot be {microphone}."),
    };

    private int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref nextPort);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's: the next one.
            }
        }
    }
}
