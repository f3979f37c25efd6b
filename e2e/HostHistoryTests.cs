using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// A visitor leaves the page and comes back by the browser's buttons: the widget is never dead. Not in WebKitGTK, whose remote inspector
/// does not follow a page that its cache gives back; and in such a page Playwright knows neither frames nor, in Firefox, elements.
/// </summary>
public sealed class HostHistoryTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Script = """<script src="{server}/widget/wgt_of_av_tone/widget.js" async></script>""";
    private const string Button = "document.querySelector('dialnexa-call').shadowRoot.querySelector('button')";

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task PageWithTheButton_IsKept_AndItsButtonWorks(Engine engine) => VisitAsync(engine, async page =>
    {
        var site = await OpenAsync(page, Script);
        await Expect(site.Launcher).ToBeVisibleAsync();
        Assert.True(await LeaveAndComeBackAsync(page));
        await PressAsync(page, opens: true);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task PageWithTheFrameOpen_IsKept_AndBothWork(Engine engine) => VisitAsync(engine, async page =>
    {
        var site = await OpenAsync(page, Script);
        await site.OpenFrameAsync();
        await Expect(site.Frame.Start).ToBeVisibleAsync();
        Assert.True(await LeaveAndComeBackAsync(page));
        await PressAsync(page, opens: false);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task CallOfAPageThatCameBack_IsMadeAsOfAnyOther(Engine engine) => VisitAsync(engine, async page =>
    {
        var site = await OpenAsync(page, Script);
        await site.OpenFrameAsync();
        await Expect(site.Frame.Start).ToBeVisibleAsync();
        Assert.True(await LeaveAndComeBackAsync(page));
        await page.EvaluateAsync("document.querySelector('dialnexa-call').start()");
        await IsInStateAsync(page, "connected");
        await page.EvaluateAsync("document.querySelector('dialnexa-call').end()");
        await IsInStateAsync(page, "ended");
    });

    private static async Task<bool> LeaveAndComeBackAsync(IPage page)
    {
        var address = page.Url;
        await page.GotoAsync($"{new Uri(address).GetLeftPart(UriPartial.Authority)}/written.html?markup=elsewhere");
        await page.EvaluateAsync("setTimeout(() => history.back())");
        await Until.TrueAsync("the page is back", async () => await AskAsync(page, "'cameBack' in window && location.href") == address);
        return await page.EvaluateAsync<bool>("cameBack");
    }

    private static async Task PressAsync(IPage page, bool opens)
    {
        Assert.Equal(opens ? "false" : "true", await AskAsync(page, $"{Button}.getAttribute('aria-expanded')"));
        await page.EvaluateAsync($"{Button}.click()");
        await Until.TrueAsync("the button answers", async () => await AskAsync(page, $"{Button}.getAttribute('aria-expanded')") == (opens ? "true" : "false"));
    }

    private static Task IsInStateAsync(IPage page, string state) => Until.TrueAsync(
        $"the widget says {state}", async () => await AskAsync(page, "document.querySelector('dialnexa-call').dataset.state") == state);

    /// <summary>An answer in words, or null from a page that is just being left.</summary>
    private static async Task<string?> AskAsync(IPage page, string expression)
    {
        try
        {
            return await page.EvaluateAsync<string>($"String({expression})");
        }
        catch (PlaywrightException leaving) when (leaving.Message.Contains("navigation", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private Task<HostPage> OpenAsync(IPage page, string markup) => HostPage.WriteAsync(page, stack, markup);

    private Task VisitAsync(Engine engine, Func<IPage, Task> act) => browsers.VisitWithHistoryAsync(engine, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync(scriptPath: Instruments.History);
        await act(page);
    });
}
