using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>Firefox, whose microphone is a sound server and whose answer to the prompt is a preference of the whole process.</summary>
internal static class FirefoxBrowser
{
    public const string Debian = "/usr/bin/firefox-esr";

    private const int Allow = 1;
    private const int Block = 2;

    /// <summary>Of every site's cookies, and with them all that it could store.</summary>
    private const int RejectAll = 2;

    private const int Reduce = 1;

    /// <summary>No server is there, and so no device.</summary>
    private const string Nowhere = "unix:/nonexistent";

    public static SharedBrowser Driver(IPlaywright playwright, Surroundings surroundings, ColorScheme theme = ColorScheme.Light) =>
        DriverWith("ui.systemUsesDarkTheme", theme == ColorScheme.Dark ? 1 : 0, playwright, surroundings);

    /// <summary>Its visitor lets no site store anything.</summary>
    public static SharedBrowser DriverWithoutStorage(IPlaywright playwright, Surroundings surroundings) =>
        DriverWith("network.cookie.cookieBehavior", RejectAll, playwright, surroundings);

    private static SharedBrowser DriverWith(string preference, int value, IPlaywright playwright, Surroundings surroundings) => new(
        async microphone => await LaunchAsync(
            playwright, await SoundAsync(surroundings, microphone), new(Preferences(microphone)) { [preference] = value }),
        _ => new() { IgnoreHTTPSErrors = true });

    private static async Task<string> SoundAsync(Surroundings surroundings, Microphone microphone) => microphone switch
    {
        Microphone.Absent => Nowhere,
        Microphone.Silent => (await surroundings.Silence).Address,
        Microphone.Dismissed => throw new NotSupportedException("Firefox keeps its question open until it is answered."),
        _ => (await surroundings.Sound).Address,
    };

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, string sound, Dictionary<string, object> preferences)
    {
        var options = new BrowserTypeLaunchOptions
        {
            Env = EnvironmentVariables.With("PULSE_SERVER", sound),
            FirefoxUserPrefs = preferences,
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
        // Without a GPU it draws the orb's movement with two thirds of a core. Chromium's visitors see it move.
        ["ui.prefersReducedMotion"] = Reduce,
        // Not media.navigator.permission.disabled, which would answer the prompt too: with it, ICE to loopback fails.
        ["permissions.default.microphone"] = microphone == Microphone.Denied ? Block : Allow,
        ["media.navigator.streams.fake"] = false,
        // Else a window waits for the focus before it captures or lists devices, and another visit's window may keep it.
        ["media.devices.unfocused.enabled"] = true,
        ["media.peerconnection.ice.loopback"] = true,
        ["media.peerconnection.ice.obfuscate_host_addresses"] = false,
        // With site isolation, clicks that WebDriver BiDi sends into a frame of another site do not land.
        ["fission.autostart"] = false,
        ["network.dns.localDomains"] = $"{MappedNames.Host},{MappedNames.Widget}",
    };
}
