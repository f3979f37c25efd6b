using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>What a page may tell the widget: by the queue, before and after the script came, and by the element's methods.</summary>
public sealed class HostCommandTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Queue = "window.DialNexaWidget = window.DialNexaWidget || []; DialNexaWidget.push(";

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task CommandsBeforeLoad_AreRunWhenTheScriptCame(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await OpenAsync(page, before: $"{Queue}['start'], ['mute'])");
        await site.Frame.ExpectStateAsync("connected");
        await Expect(site.Frame.End).ToBeVisibleAsync();
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
    });

    /// <summary>A library that is there twice, or that a single-page application loads again, finds its queue as it left it.</summary>
    [Fact]
    public Task EachCommand_DoesWhatItSays() => VisitAsync(Engine.Chromium, async (page, site) =>
    {
        await PushAsync(page, "open");
        await Expect(site.Frame.Start).ToBeVisibleAsync();
        await PushAsync(page, "close");
        await Expect(site.Frame.Start).ToBeHiddenAsync();
        await PushAsync(page, "start");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        await Expect(site.Frame.End).ToBeVisibleAsync();

        await PushAsync(page, "mute");
        await HeardAsync(site, "\"muted\":true");
        await PushAsync(page, "unmute");
        await HeardAsync(site, "\"muted\":false");
        await PushAsync(page, "close");
        await Expect(site.Launcher).ToHaveTextAsync("Back to your call");
        await PushAsync(page, "end");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "ended");
        await Expect(site.Launcher).ToHaveTextAsync("Talk to us");
        await Recording.IsOverAsync(page);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task ElementsMethods_AreTheSame(Engine engine) => VisitAsync(engine, async (page, site) =>
    {
        await site.Widget.EvaluateAsync("(element) => element.start()");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        await site.Widget.EvaluateAsync("(element) => { element.mute(); element.close(); }");
        await HeardAsync(site, "\"muted\":true");
        await Expect(site.Launcher).ToHaveAttributeAsync("aria-expanded", "false");
        await site.Widget.EvaluateAsync("(element) => element.end()");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "ended");
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task SetVariables_AreTheOnesOfTheNextCall(Engine engine) => browsers.VisitAsync(engine, Microphone.Silent, async page =>
    {
        var site = await OpenAsync(page, "av_demo", before: $"{Queue}['setVariables', {{ visitor_name: 'nobody' }}])");
        await page.EvaluateAsync("DialNexaWidget.push(['setVariables', { visitor_name: 'Ada', ignored() {} }], ['start'])");
        await Expect(site.Frame.Turns("agent").First).ToContainTextAsync("Hello Ada");
    });

    [Fact]
    public Task VariablesThatAreNone_AreRefusedWithWhatWasGiven() => VisitAsync(Engine.Chromium, async (page, site) =>
    {
        await page.EvaluateAsync("DialNexaWidget.push(['setVariables', 'gold'], ['open'])");
        await HeardAsync(site, "setVariables was given gold", "dialnexa:error");
    });

    [Fact]
    public Task Reset_EndsTheCallAndForgetsItsWords() => VisitAsync(Engine.Chromium, async (page, site) =>
    {
        await PushAsync(page, "start");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        await PushAsync(page, "reset");
        await Recording.IsOverAsync(page);
        await Expect(site.Frame.Turns("agent")).ToHaveCountAsync(0);
        await PushAsync(page, "start");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Destroy_EndsTheCall_AndLeavesNothing(Engine engine) => VisitAsync(engine, async (page, site) =>
    {
        var widget = await site.Widget.ElementHandleAsync();
        await PushAsync(page, "start");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");

        await page.EvaluateAsync("DialNexaWidget.push(['destroy'], ['destroy'])");
        await Expect(site.Widget).ToHaveCountAsync(0);
        await Recording.IsOverAsync(page);
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);
        Assert.Equal("main", await page.EvaluateAsync<string>("[...document.body.children].map((one) => one.localName).join()"));
        Assert.Equal("head,body", await page.EvaluateAsync<string>("[...document.documentElement.children].map((one) => one.localName).join()"));
        Assert.True(await page.EvaluateAsync<bool>("Array.isArray(DialNexaWidget)"));
        await widget!.EvaluateAsync("(element) => { element.destroy(); element.open(); }");
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task WidgetAfterDestroy_ComesBackWithItsScript(Engine engine) => VisitAsync(engine, async (page, site) =>
    {
        // The second one waits in the page's own array again: there is nothing left that it could mean.
        await page.EvaluateAsync("DialNexaWidget.push(['destroy']); DialNexaWidget.push(['destroy'])");
        await Expect(site.Widget).ToHaveCountAsync(0);
        await page.AddScriptTagAsync(new() { Url = $"{stack.Server.Origin(Reach.Secure)}/widget/{TestWidgets.Running("av_tone")}/widget.js" });
        await PushAsync(page, "open");
        await Expect(site.Frame.Start).ToBeVisibleAsync();
        await Expect(site.Launcher).ToHaveCountAsync(1);
    });

    private static async Task PushAsync(IPage page, string command) => await page.EvaluateAsync("(command) => DialNexaWidget.push([command])", command);

    private static Task HeardAsync(HostPage site, string words, string name = "dialnexa:state") => Until.TrueAsync(
        $"the page heard {words}",
        async () => (await site.HeardAsync(name)).Any(detail => detail.Contains(words, StringComparison.Ordinal)));

    private Task VisitAsync(Engine engine, Func<IPage, HostPage, Task> act) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page => await act(page, await OpenAsync(page)));

    private async Task<HostPage> OpenAsync(IPage page, string agent = "av_tone", string before = "")
    {
        await page.AddInitScriptAsync(scriptPath: Instruments.HostEvents);
        return await HostPage.WriteAsync(
            page, stack, $$"""<script>{{before}}</script><script src="{server}/widget/{{TestWidgets.Running(agent)}}/widget.js" async></script>""");
    }
}
