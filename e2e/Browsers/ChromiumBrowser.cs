using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>Chromium and Edge: the microphone is a file. Autoplay, cookies and everything else stay as visitors have them.</summary>
internal static class ChromiumBrowser
{
    public const string Debian = "/usr/bin/chromium";

    public static SharedBrowser Driver(IPlaywright playwright, SpokenSentence sentence, Engine engine) => new(
        _ => LaunchAsync(playwright, sentence, engine),
        microphone => new()
        {
            IgnoreHTTPSErrors = true,
            // Naming what is granted denies the rest, without a prompt.
            Permissions = microphone == Microphone.Speaking ? ["microphone"] : ["geolocation"],
        });

    /// <summary>A process of its own, to be killed: nothing else may run in it.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, SpokenSentence sentence, Engine engine)
    {
        var options = new BrowserTypeLaunchOptions
        {
            Args =
            [
                "--use-fake-device-for-media-stream",
                $"--use-file-for-fake-audio-capture={sentence.WaveFile}",
                "--allow-loopback-in-peer-connection",
                $"--host-resolver-rules=MAP *.{MappedNames.TopLevel} 127.0.0.1",
            ],
        };
        if (engine == Engine.Edge)
        {
            options.Channel = EdgeBrowser.Channel;
        }
        else if (File.Exists(playwright.Chromium.ExecutablePath))
        {
            options.Channel = "chromium";
        }
        else
        {
            options.ExecutablePath = Debian;
        }
        return playwright.Chromium.LaunchAsync(options);
    }
}
