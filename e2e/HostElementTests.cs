using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>An element comes, moves, goes and is one of several, as elements do in other people's pages.</summary>
public sealed class HostElementTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Element = """<dialnexa-call id="first" widget="wgt_of_av_tone"></dialnexa-call>""";

    private const string Two =
        """<dialnexa-call id="first" widget="wgt_of_av_tone"></dialnexa-call><dialnexa-call id="second" widget="wgt_of_av_silent" label="Ask"></dialnexa-call>""";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task ElementThatIsInsertedLate_HasItsButton(Engine engine) => VisitAsync(engine, "", async (page, site) =>
    {
        await page.WaitForLoadStateAsync();
        await Expect(site.Widget).ToHaveCountAsync(0);
        // As frameworks do: first the element, then its attributes.
        await page.EvaluateAsync("document.querySelector('main').appendChild(document.createElement('dialnexa-call'))");
        await Expect(site.Launcher).ToHaveCountAsync(0);
        await site.Widget.EvaluateAsync("(element) => element.setAttribute('widget', 'wgt_of_av_tone')");
        await site.Launcher.ClickAsync();
        await Expect(site.Frame.Start).ToBeVisibleAsync();
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task CommandsForAnElementToCome_WaitForIt(Engine engine) => VisitAsync(engine, "", async (page, site) =>
    {
        await page.WaitForLoadStateAsync();
        await page.EvaluateAsync("(window.DialNexaWidget = window.DialNexaWidget || []).push(['open'])");
        await page.EvaluateAsync("(markup) => document.querySelector('main').insertAdjacentHTML('beforeend', markup)", Element);
        await Expect(site.Frame.Start).ToBeVisibleAsync();
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task MovedElement_KeepsItsCall(Engine engine) => VisitAsync(engine, Element, async (page, site) =>
    {
        await ConnectAsync(site);
        await site.Widget.EvaluateAsync("(element) => document.body.append(element)");
        await site.Widget.EvaluateAsync("(element) => { element.remove(); document.querySelector('main').prepend(element); }");
        await TurnOfTasksAsync(page);
        await Expect(site.Launcher).ToHaveCountAsync(1);
        await site.Frame.ExpectStateAsync("connected");
        await Sound.ComesInAsync(page);
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task RemovedElement_TakesItsButtonAndItsFrameAlong_AndMayComeBack(Engine engine) => VisitAsync(engine, Element, async (page, site) =>
    {
        await site.OpenFrameAsync();
        await Expect(site.Frame.Start).ToBeVisibleAsync();
        var element = await site.Widget.ElementHandleAsync();
        await element!.EvaluateAsync("(element) => element.remove()");
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);
        await Expect(site.Widget).ToHaveCountAsync(0);

        await element.EvaluateAsync("(element) => document.body.append(element)");
        await site.OpenFrameAsync();
        await Expect(site.Frame.Start).ToBeVisibleAsync();
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task ElementThatIsRemovedInACall_StaysUntilItsEnd(Engine engine) => VisitAsync(engine, Element, async (page, site) =>
    {
        await ConnectAsync(site);
        await site.Launcher.ClickAsync();
        await site.Widget.EvaluateAsync("(element) => element.remove()");
        await Expect(site.Launcher).ToHaveTextAsync("Back to your call");
        await Sound.ComesInAsync(page);
        await site.Launcher.ClickAsync();
        await site.Frame.End.ClickAsync();
        await site.Frame.ExpectStateAsync("ended");
        await site.Launcher.ClickAsync();
        await Expect(site.Widget).ToHaveCountAsync(0);
        await Recording.IsOverAsync(page);
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task SecondElement_BringsTheCallOfTheFirstToTheFront(Engine engine) => VisitAsync(engine, Two, async (page, site) =>
    {
        var second = site.LauncherOf("#second");
        await site.LauncherOf("#first").ClickAsync();
        await site.FrameOf("wgt_of_av_tone").StartCallAsync();
        await Expect(page.Locator("#first")).ToHaveAttributeAsync("data-state", "connected");
        await site.LauncherOf("#first").ClickAsync();
        await Expect(site.FrameOf("wgt_of_av_tone").End).ToBeHiddenAsync();

        await second.ClickAsync();
        await Expect(site.FrameOf("wgt_of_av_tone").End).ToBeVisibleAsync();
        Assert.Empty(await site.HeardAsync("dialnexa:error"));
        await page.Locator("#second").EvaluateAsync("(element) => element.start()");
        Assert.Contains("already_started", await site.HeardOnceAsync("dialnexa:error"), StringComparison.Ordinal);
        await Expect(page.Locator("#second")).ToHaveAttributeAsync("data-state", "idle");

        await site.FrameOf("wgt_of_av_tone").End.ClickAsync();
        await Expect(page.Locator("#first")).ToHaveAttributeAsync("data-state", "ended");
        await site.LauncherOf("#first").ClickAsync();
        await second.ClickAsync();
        await site.FrameOf("wgt_of_av_silent").StartCallAsync();
        await Expect(page.Locator("#second")).ToHaveAttributeAsync("data-state", "connected");
        await Expect(site.FrameOf("wgt_of_av_tone").Again).ToBeHiddenAsync();
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task ButtonsInOneCorner_DoNotCoverEachOther(Engine engine) => VisitAsync(engine, Two, async (_, site) =>
    {
        var first = await site.LauncherOf("#first").BoundingBoxAsync();
        var second = await site.LauncherOf("#second").BoundingBoxAsync();
        Assert.True(second!.Y + second.Height < first!.Y, $"The second ends at {second.Y + second.Height}, the first begins at {first.Y}.");
        Assert.Equal(first.X + first.Width, second.X + second.Width, 1.0);
    });

    private static async Task ConnectAsync(HostPage site)
    {
        await site.OpenFrameAsync();
        await site.Frame.StartCallAsync();
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
    }

    /// <summary>What was put off to the next task has been done.</summary>
    private static async Task TurnOfTasksAsync(IPage page) => await page.EvaluateAsync("new Promise((done) => setTimeout(() => setTimeout(done)))");

    private Task VisitAsync(Engine engine, string markup, Func<IPage, HostPage, Task> act) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync(scriptPath: Instruments.HostEvents);
        await act(page, await HostPage.WriteAsync(page, stack, $$"""{{markup}}<script src="{server}/widget.js"></script>"""));
    });
}
