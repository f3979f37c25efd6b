using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>A single-page application goes to its next page: a call goes on, and there is always a way back to it.</summary>
public sealed class HostBodySwapTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Script = """<script src="{server}/widget/wgt_of_av_tone/widget.js" async></script>""";
    private const string Element = """<dialnexa-call widget="wgt_of_av_tone"></dialnexa-call>""";
    private const string ElementAndScript = $$"""{{Element}}<script src="{server}/widget.js" async></script>""";

    /// <summary>How it is done: by a library that replaces the body, by one that writes it anew, and by one that owns the whole document.</summary>
    private static readonly Dictionary<string, string> Swaps = new()
    {
        ["replaceWith"] = "(markup) => { const next = document.createElement('body'); next.innerHTML = markup; document.body.replaceWith(next); }",
        ["innerHTML"] = "(markup) => { document.body.innerHTML = markup; }",
        ["a later task"] = "async (markup) => { document.body.textContent = ''; await new Promise((done) => setTimeout(done, 50)); document.body.innerHTML = markup; }",
    };

    public static MatrixTheoryData<Engine, string, (string Before, string After)> Calls { get; } = new(
        [Engine.Chromium, Engine.Firefox], Swaps.Keys, [(Script, ""), (Script, Element), (ElementAndScript, Element), (ElementAndScript, "")]);

    public static MatrixTheoryData<Engine, string> Buttons { get; } = new([Engine.Chromium, Engine.Firefox, Engine.WebKit], Swaps.Keys);

    [Theory]
    [MemberData(nameof(Calls))]
    public Task Call_OutlivesTheBody(Engine engine, string how, (string Before, string After) page) => VisitAsync(engine, page.Before, async (tab, site) =>
    {
        await site.OpenFrameAsync();
        await site.Frame.StartCallAsync();
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        var call = await site.Widget.GetAttributeAsync("data-call-id");

        await SwapAsync(tab, how, page.After);
        await site.Frame.ExpectStateAsync("connected");
        await Sound.ComesInAsync(tab);
        await Expect(site.WayBackTo(call!)).ToHaveCountAsync(1);
        // Minimised and opened again.
        await site.WayBackTo(call!).ClickAsync();
        await Expect(site.WayBackTo(call!)).ToHaveTextAsync("Back to your call");
        await site.WayBackTo(call!).ClickAsync();
        await site.Frame.End.ClickAsync();
        await Recording.IsOverAsync(tab);
    });

    [Theory]
    [MemberData(nameof(Buttons))]
    public Task ButtonOfAScriptTag_StaysWhereItIs(Engine engine, string how) => VisitAsync(engine, Script, async (tab, site) =>
    {
        await Expect(site.Launcher).ToBeVisibleAsync();
        await SwapAsync(tab, how, "");
        await Expect(site.Launcher).ToHaveCountAsync(1);
        await site.OpenFrameAsync();
        await Expect(site.Frame.Start).ToBeVisibleAsync();
    });

    [Theory]
    [MemberData(nameof(Buttons))]
    public Task ElementOfThePage_GoesAndComesWithIt(Engine engine, string how) => VisitAsync(engine, ElementAndScript, async (tab, site) =>
    {
        await Expect(site.Launcher).ToBeVisibleAsync();
        await SwapAsync(tab, how, "");
        await Expect(site.Launcher).ToHaveCountAsync(0);
        await SwapAsync(tab, how, Element);
        await site.OpenFrameAsync();
        await Expect(site.Frame.Start).ToBeVisibleAsync();
    });

    /// <summary>As React does with a document that it did not write: everything below the document goes.</summary>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task ButtonOfAScriptTag_OutlivesTheDocumentElement(Engine engine) => VisitAsync(engine, Script, async (tab, site) =>
    {
        await Expect(site.Launcher).ToBeVisibleAsync();
        await tab.EvaluateAsync("document.documentElement.replaceWith(document.documentElement.cloneNode(false)); document.documentElement.append(document.createElement('body'))");
        await Expect(site.Launcher).ToHaveCountAsync(1);
        await site.OpenFrameAsync();
        await Expect(site.Frame.Start).ToBeVisibleAsync();
    });

    private static async Task SwapAsync(IPage page, string how, string widget) =>
        await page.EvaluateAsync(Swaps[how], $"<main><h1>The next page</h1>{widget}</main>");

    private Task VisitAsync(Engine engine, string markup, Func<IPage, HostPage, Task> act) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page => await act(page, await HostPage.WriteAsync(page, stack, markup)));
}
