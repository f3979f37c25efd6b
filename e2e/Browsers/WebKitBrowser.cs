using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>
/// Playwright's own WebKit. It has RTCPeerConnection but no permission for the microphone and no fake one, so the page gets
/// the spoken sentence from a script that runs before its own.
/// </summary>
internal static class WebKitBrowser
{
    public static bool IsInstalled(IPlaywright playwright) => File.Exists(playwright.Webkit.ExecutablePath);

    public static IEngineDriver Driver(IPlaywright playwright, LoopbackProxy proxy, SpokenSentence sentence) =>
        new InjectedMicrophone(
            new(
                _ => playwright.Webkit.LaunchAsync(new() { Proxy = new() { Server = proxy.Address, Bypass = "localhost,127.0.0.1" } }),
                _ => new() { IgnoreHTTPSErrors = true }),
            sentence);
}
