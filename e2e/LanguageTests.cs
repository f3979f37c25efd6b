using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>The frame speaks the visitor's language, and fetches no other.</summary>
public sealed partial class LanguageTests(BrowserFixture browsers, SharedStack stack)
{
    /// <summary>A small phone, and the panel beside a page.</summary>
    private static readonly int[] Widths = [320, 400];

    /// <summary>Each language, and which way it is written.</summary>
    public static TheoryData<string, string> Directions => new()
    {
        { "ar", "rtl" },
        { "bn", "ltr" },
        { "de", "ltr" },
        { "en", "ltr" },
        { "es", "ltr" },
        { "fr", "ltr" },
        { "hi", "ltr" },
        { "id", "ltr" },
        { "ja", "ltr" },
        { "pt", "ltr" },
        { "ta", "ltr" },
        { "zh", "ltr" },
    };

    public static TheoryData<string> Languages => [.. Directions.Select(row => row.Data.Item1)];

    [Theory]
    [MemberData(nameof(Directions))]
    public Task BrowsersLanguage_IsSpoken_AndNoOtherIsFetched(string language, string direction) => VisitAsync(async page =>
    {
        var parts = PartsOf(page);
        await FullPage.SpeakAsync(page, $"{language}-XX", "en");
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await Expect(page.Locator("html[data-ready]")).ToHaveAttributeAsync("lang", language);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", direction);
        await Expect(frame.State).Not.ToBeEmptyAsync();
        Assert.Equal([language], parts.Select(part => LanguagePart().Match(part)).Where(match => match.Success).Select(match => match.Groups["tag"].Value));
        Assert.Empty(await CutOffAsync(page));
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public Task EveryWord_HasItsPlace(string language) => VisitAsync(async page =>
    {
        var parts = PartsOf(page);
        await FullPage.SpeakAsync(page, language);
        await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await Expect(page.Locator("html[data-ready]")).ToHaveAttributeAsync("lang", language);
        var words = parts.Single(part => LanguagePart().IsMatch(part));
        var seldom = words.Replace($"/{language}-", $"/seldom-{language}-", StringComparison.Ordinal);
        var sheet = words.Replace($"/{language}-", "/seldom-", StringComparison.Ordinal).Replace(".js", ".css", StringComparison.Ordinal);
        var fit = await File.ReadAllTextAsync(Instruments.WordsFit, TestContext.Current.CancellationToken);
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 640);
            Assert.Empty(await page.EvaluateAsync<string[]>(fit, new { words, seldom, sheet }));
        }
    });

    [Fact]
    public Task HostPagesLanguage_GoesBeforeTheBrowsers() => VisitAsync(async page =>
    {
        await FullPage.SpeakAsync(page, "fr");
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await Expect((await site.OpenFrameAsync()).Start).ToBeVisibleAsync();
    });

    [Fact]
    public Task OwnersChoice_GoesBeforeBoth_WithTheOwnersWords_AndIsFetchedWithTheScript() => VisitAsync(async page =>
    {
        await FullPage.SpeakAsync(page, "fr");
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.OwnLook);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Expect(frame.Button("Ahoi")).ToBeVisibleAsync();
        await Expect(page.Locator("link[rel=modulepreload][href*='/de-']")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task LanguageThatCannotBeFetched_IsEnglish() => VisitAsync(async page =>
    {
        await page.RouteAsync("**/chunks/fr-*.js", route => route.AbortAsync());
        await FullPage.SpeakAsync(page, "fr");
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await Expect(frame.Start).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    });

    /// <summary>The scripts that <paramref name="page"/> asks for from now on.</summary>
    private static ConcurrentQueue<string> PartsOf(IPage page)
    {
        var parts = new ConcurrentQueue<string>();
        page.Request += (_, request) => parts.Enqueue(request.Url);
        return parts;
    }

    /// <summary>Words that have no room where they stand.</summary>
    private static Task<string[]> CutOffAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('button, a, h2, p, label')]
          .filter((one) => one.getClientRects().length && !one.closest('.heard-only') && one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.textContent)
        """);

    [GeneratedRegex("/widget/chunks/(?<tag>[a-z]{2})-[^/]+\\.js$")]
    private static partial Regex LanguagePart();

    private Task VisitAsync(Func<IPage, Task> visit) => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, visit);
}
