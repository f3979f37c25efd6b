namespace E2E.Browsers;

/// <summary>A program or library that an engine cannot do without, and the Debian package it comes from.</summary>
internal sealed record Prerequisite(string Name, string Package)
{
    /// <summary>CI sets it, so that a browser that went missing there is a failure and not a skip.</summary>
    private const string RequireVariable = "E2E_REQUIRE_ENGINES";

    private static readonly string[] Libraries = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"];

    private static readonly Prerequisite[] Speech = [new("flite", "flite"), new("sox", "sox")];
    private static readonly Prerequisite[] Sound = [new("pulseaudio", "pulseaudio"), new("pacat", "pulseaudio-utils")];

    private static readonly Prerequisite[] WebKit =
        [new("libwebkit2gtk-4.1.so.0", "libwebkit2gtk-4.1-0"), new("Xvfb", "xvfb")];

    /// <summary>Skips the running test, or fails it, when the engine cannot run here.</summary>
    /// <param name="engine">The engine the test needs.</param>
    /// <param name="hasOwnBuild">Playwright's own build of it is installed.</param>
    public static void Demand(Engine engine, bool hasOwnBuild)
    {
        var missing = Of(engine, hasOwnBuild).Where(item => !item.IsInstalled).Select(item => item.Package).ToList();
        if (missing.Count == 0)
        {
            return;
        }
        var reason = $"{engine} needs packages. Run: apt-get install --no-install-recommends {string.Join(' ', missing)}";
        if (Environment.GetEnvironmentVariable(RequireVariable) == "1")
        {
            Assert.Fail(reason);
        }
        Assert.Skip(reason);
    }

    private static Prerequisite[] Of(Engine engine, bool hasOwnBuild) => (engine, hasOwnBuild) switch
    {
        (Engine.Chromium, false) => [new(ChromiumBrowser.Debian, "chromium"), .. Speech],
        (Engine.Firefox, false) => [new(FirefoxBrowser.Debian, "firefox-esr"), .. Speech, .. Sound],
        (Engine.Firefox, true) => [.. Speech, .. Sound],
        (Engine.WebKit, false) => WebKit,
        _ => Speech,
    };

    private bool IsInstalled => Path.IsPathRooted(Name) ? File.Exists(Name) : Folders.Any(folder => File.Exists(Path.Combine(folder, Name)));

    private static IEnumerable<string> Folders =>
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), .. Libraries];
}
