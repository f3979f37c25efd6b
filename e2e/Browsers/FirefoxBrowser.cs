using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>Firefox, whose microphone is a sound server and whose answer to the prompt is a preference of the whole process.</summary>
internal static class FirefoxBrowser
{
    public const string Debian = "/usr/bin/firefox-esr";

    private const int Allow = 1;
    private const int Block = 2;

    public static SharedBrowser Driver(IPlaywright playwright, SoundServer sound) => new(
        microphone => LaunchAsync(playwright, sound, microphone),
        _ => new() { IgnoreHTTPSErrors = true });

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, SoundServer sound, Microphone microphone)
    {
        var options = new BrowserTypeLaunchOptions
        {
            Env = EnvironmentVariables.With("PULSE_SERVER", sound.Address),
            FirefoxUserPrefs = Preferences(microphone),
        };
        if (!File.Exists(playwright.Firefox.ExecutablePath))
        {
            // Stock Firefox, driven over WebDriver BiDi.
            options.Channel = "moz-firefox";
            options.ExecutablePath = Debian;
        }
        return playwright.Firefox.LaunchAsync(options);
    }

    private static Dictionary<string, object> Preferences(Microphone microphone) => new()
    {
        // Not media.navigator.permission.disabled, which would answer the prompt too: with it, ICE to loopback fails.
        ["permissions.default.microphone"] = microphone == Microphone.Speaking ? Allow : Block,
        ["media.navigator.streams.fake"] = false,
        ["media.peerconnection.ice.loopback"] = true,
        ["media.peerconnection.ice.obfuscate_host_addresses"] = false,
        // With site isolation, clicks that WebDriver BiDi sends into a frame of another site do not land.
        ["fission.autostart"] = false,
        ["network.dns.localDomains"] = $"{MappedNames.Host},{MappedNames.Widget}",
    };
}
