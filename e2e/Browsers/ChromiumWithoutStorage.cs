using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>A Chromium whose visitor lets no site store anything: a setting of a profile, so every visit has one of its own.</summary>
internal sealed class ChromiumWithoutStorage(IPlaywright playwright, SpokenSentence sentence, Engine engine) : IEngineDriver
{
    /// <summary>As "don't allow sites to save data on your device" in its settings.</summary>
    private const string NoSiteData = """{ "profile": { "default_content_setting_values": { "cookies": 2 } } }""";

    public async Task<BrowserSession> OpenAsync(Microphone microphone)
    {
        var profile = Directory.CreateTempSubdirectory("widgethost-e2e-").FullName;
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(profile, "Default")).FullName, "Preferences"), NoSiteData);
        var (channel, path) = ChromiumBrowser.Program(playwright, engine);
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            Args = [.. ChromiumBrowser.Arguments(sentence, microphone)],
            Channel = channel,
            ExecutablePath = path,
            IgnoreHTTPSErrors = true,
            Permissions = ["microphone"],
        });
        return new(context.Pages[0], async () =>
        {
            await context.DisposeAsync();
            Directory.Delete(profile, recursive: true);
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
