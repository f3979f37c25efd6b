using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>Whichever way an owner chooses to put the widget on a page, it is the same widget.</summary>
public sealed class HostContractTests(BrowserFixture browsers, SharedStack stack)
{
    internal const string Widget = "wgt_of_av_tone";

    internal static readonly (string Name, string Markup)[] Ways =
    [
        ("the script tag", $$"""<script src="{server}/widget/{{Widget}}/widget.js" async></script>"""),
        ("the script tag in the middle of the page", $$"""<script src="{server}/widget/{{Widget}}/widget.js"></script><p>More of the page</p>"""),
        ("the plain script with data-widget", $$"""<script src="{server}/widget.js" data-widget="{{Widget}}" async></script>"""),
        ("the element before its script", $$"""<dialnexa-call widget="{{Widget}}"></dialnexa-call><script src="{server}/widget.js" async></script>"""),
        ("the element after its script", $$"""<script src="{server}/widget.js"></script><dialnexa-call widget="{{Widget}}"></dialnexa-call>"""),
        ("the element with the widget's own script", $$"""<script src="{server}/widget/{{Widget}}/widget.js" async></script><dialnexa-call widget="{{Widget}}"></dialnexa-call>"""),
    ];

    public static MatrixTheoryData<Engine, string> Calls { get; } = new([Engine.Chromium, Engine.Firefox], Ways.Select(way => way.Name));

    public static MatrixTheoryData<Engine, string> Buttons { get; } = new([Engine.Chromium, Engine.Firefox, Engine.WebKit], Ways.Select(way => way.Name));

    [Theory]
    [MemberData(nameof(Calls))]
    public Task EachWay_HasOneButtonAndItsCall(Engine engine, string way) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync(scriptPath: Instruments.HostEvents);
        var site = await HostPage.WriteAsync(page, stack, MarkupOf(way));
        await Expect(site.Launcher).ToHaveCountAsync(1);
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "idle");
        Assert.Equal([$$"""{"widgetId":"{{Widget}}"}"""], await site.HeardAsync("dialnexa:ready"));

        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectStateAsync("connected");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
        await Expect(site.Widget).ToHaveAttributeAsync("data-call-id", new System.Text.RegularExpressions.Regex("^call_"));
        Assert.Contains("\"state\":\"connected\"", string.Join('\n', await site.HeardAsync("dialnexa:state")), StringComparison.Ordinal);

        await frame.End.ClickAsync();
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "ended");
        Assert.Contains("user_disconnected", await site.HeardOnceAsync("dialnexa:ended"), StringComparison.Ordinal);
        await Recording.IsOverAsync(page);
    });

    [Theory]
    [MemberData(nameof(Buttons))]
    public Task EachWay_OpensTheSameFrame(Engine engine, string way) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.WriteAsync(page, stack, MarkupOf(way));
        await Expect(site.Launcher).ToHaveCountAsync(1);
        await Expect(site.Launcher).ToHaveAttributeAsync("aria-expanded", "false");
        var frame = await site.OpenFrameAsync();
        await Expect(frame.Start).ToBeVisibleAsync();
        await Expect(site.Launcher).ToHaveAttributeAsync("aria-expanded", "true");
        Assert.Equal($"{stack.Server.Origin(Reach.Secure)}/widget/{Widget}", page.Frames[^1].Url);
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task ScriptsThatComeTwice_DoNoHarm(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.WriteAsync(page, stack, string.Concat(Ways.Select(way => way.Markup)));
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync();
        // Three elements are in the page. The scripts add none: there is one of their widget.
        await Expect(site.Widget).ToHaveCountAsync(3);
        await Expect(site.Launcher).ToHaveCountAsync(3);
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task PausedWidget_IsNotThere(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.WriteAsync(page, stack, $$$"""<script src="{server}/widget/{{TestWidgets.Paused}}/widget.js"></script>""");
        await page.WaitForLoadStateAsync();
        await Expect(site.Widget).ToHaveCountAsync(0);
    });

    private static string MarkupOf(string way) => Ways.Single(one => one.Name == way).Markup;
}
