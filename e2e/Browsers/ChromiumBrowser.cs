using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>Chromium and Edge: the microphone is a file. Autoplay, cookies and everything else stay as visitors have them.</summary>
internal static class ChromiumBrowser
{
    public const string Debian = "/usr/bin/chromium";

    /// <summary>Pages that Chromium makes beside every window and nobody sees: they take three times the processor time of a short visit.</summary>
    private static readonly string[] AddressBars = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

    /// <summary>What Playwright 1.64 switches off by the same switch, of which the last one counts.</summary>
    private static readonly string[] OffInPlaywright =
    [
        "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "AimEnabled", "AutoDeElevate",
        "BlockOriginHeaderModificationOnRedirect", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls",
        "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding",
        "ThirdPartyStoragePartitioning", "Translate",
    ];

    public static SharedBrowser Driver(IPlaywright playwright, SpokenSentence sentence, Engine engine) => new(
        microphone => LaunchAsync(playwright, sentence, engine, microphone), Context, PrepareAsync);

    /// <summary>
    /// As visitors have it, with the pages that they left kept for when they come back: Playwright switches that off, and the storage of
    /// frames with it.
    /// </summary>
    public static SharedBrowser DriverWithHistory(IPlaywright playwright, SpokenSentence sentence, Engine engine) =>
        new(microphone => LaunchAsync(playwright, sentence, engine, microphone, ["--disable-back-forward-cache"]), Context, PrepareAsync);

    /// <summary>A process of its own, to be killed: nothing else may run in it.</summary>
    public static Task<IBrowser> LaunchAsync(
        IPlaywright playwright,
        SpokenSentence sentence,
        Engine engine,
        Microphone microphone = Microphone.Speaking,
        string[]? without = null)
    {
        var (channel, path) = Program(playwright, engine);
        var options = new BrowserTypeLaunchOptions
        {
            IgnoreDefaultArgs = without,
            Args = [.. Arguments(sentence, microphone)],
            Channel = channel,
            ExecutablePath = path,
        };
        return playwright.Chromium.LaunchAsync(options);
    }

    public static IEnumerable<string> Arguments(SpokenSentence sentence, Microphone microphone) =>
    [
        .. Devices(sentence, microphone),
        "--allow-loopback-in-peer-connection",
        $"--host-resolver-rules=MAP *.{MappedNames.TopLevel} 127.0.0.1",
        $"--disable-features={string.Join(',', [.. AddressBars, .. OffInPlaywright])}",
    ];

    public static (string? Channel, string? Path) Program(IPlaywright playwright, Engine engine) =>
        engine == Engine.Edge ? (EdgeBrowser.Channel, null)
        : File.Exists(playwright.Chromium.ExecutablePath) ? ("chromium", null)
        : (null, Debian);

    private static BrowserNewContextOptions Context(Microphone microphone) => new()
    {
        IgnoreHTTPSErrors = true,
        // Naming what is granted denies the rest, without a prompt.
        Permissions = microphone is Microphone.Denied or Microphone.Dismissed ? ["geolocation"] : ["microphone"],
    };

    private static Task PrepareAsync(IPage page, Microphone microphone) =>
        microphone == Microphone.Dismissed ? DismissAsync(page) : Task.CompletedTask;

    private static string[] Devices(SpokenSentence sentence, Microphone microphone) => microphone == Microphone.Absent
        ? ["--disable-audio-input"]
        : [
            "--use-fake-device-for-media-stream",
            $"--use-file-for-fake-audio-capture={(microphone == Microphone.Silent ? sentence.SilentWaveFile : sentence.WaveFile)}",
        ];

    /// <summary>
    /// A permission that the browser was told to leave at "ask" is not asked for: it is refused as if the visitor had closed the question
    /// (https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-setPermission).
    /// </summary>
    private static async Task DismissAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var target = (await session.SendAsync("Target.getTargetInfo"))!.Value.GetProperty("targetInfo");
        await session.SendAsync("Browser.setPermission", new()
        {
            ["permission"] = new Dictionary<string, object> { ["name"] = "microphone" },
            ["setting"] = "prompt",
            ["browserContextId"] = target.GetProperty("browserContextId").GetString()!,
        });
    }
}
