using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>What the widget costs a page: a script before anybody wants a call, no request to anybody else ever, and nothing of the page moves.</summary>
public sealed class HostCostTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Loader = "/widget/wgt_of_av_tone/widget.js";
    private const string Frame = "/widget/wgt_of_av_tone";

    private const string Rectangles =
        """
        () => [document.documentElement, ...document.querySelectorAll('main, main *')].map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [one.localName, x, y, width, height, one.scrollWidth, one.scrollHeight].join(' ');
        })
        """;

    /// <summary>The driver of WebKitGTK moves no pointer before it presses, and only Chromium's touches without a click.</summary>
    public static TheoryData<Engine, string> Intents =>
        [.. from engine in Engines.All
            from intent in (string[])["focus", "hover", "touch"]
            where intent == "focus" || (intent == "hover" && engine.Data != Engine.WebKit) || engine.Data == Engine.Chromium
            select (engine.Data, intent)];

    [Theory]
    [MemberData(nameof(Intents))]
    public Task BeforeIntent_NothingButTheLoaderIsLoaded(Engine engine, string intent) => VisitAsync(engine, async (page, requests) =>
    {
        var site = await HostPage.WriteAsync(page, stack, Script());
        await IsAtRestAsync(page, site);
        Assert.Equal([Loader], requests.ToServer);
        Assert.Equal([Loader], requests.AtServer);
        Assert.Equal(0, await page.Locator("iframe").CountAsync());

        await (intent == "touch" ? TouchAsync(page, site.Launcher) : intent == "hover" ? site.Launcher.HoverAsync() : site.Launcher.FocusAsync());
        await Until.TrueAsync("the frame is asked for", () => requests.AtServer.Contains(Frame));
    }, alone: intent == "focus");

    /// <summary>Of an owner who switched it on.</summary>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task IdlePreload_LoadsTheFrameWithoutIntent(Engine engine) => VisitAsync(engine, async (page, requests) =>
    {
        await HostPage.WriteAsync(page, stack, Script("data-preload=idle"));
        await Until.TrueAsync("the frame is asked for", () => requests.AtServer.Contains(Frame));
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task WholeCall_AsksNobodyElse_AndMovesNothingOfThePage(Engine engine) => VisitAsync(engine, async (page, requests) =>
    {
        var site = await HostPage.WriteAsync(page, stack, "<p>Nothing on this page moves.</p><form><input><button>Search</button></form>");
        var before = await page.EvaluateAsync<string[]>(Rectangles);
        await page.AddScriptTagAsync(new() { Url = stack.Server.Origin(Reach.Secure) + Loader });
        var frame = await site.OpenFrameAsync();
        await Expect(frame.Start).ToBeVisibleAsync();
        // Debian's WebKitGTK has no WebRTC.
        if (engine != Engine.WebKit)
        {
            await frame.ConnectAsync();
            await Sound.ComesInAsync(page);
            await frame.End.ClickAsync();
            await frame.ExpectStateAsync("ended");
        }
        Assert.Equal(before, await page.EvaluateAsync<string[]>(Rectangles));
        Assert.Empty(await page.EvaluateAsync<double[]>("costs.shifts"));
        Assert.Equal([stack.Site.Origin(Reach.Secure), stack.Server.Origin(Reach.Secure)], requests.Origins);

        await page.EvaluateAsync("document.querySelector('h1').before('All of this page moves.')");
        Assert.NotEqual(before, await page.EvaluateAsync<string[]>(Rectangles));
        if (engine == Engine.Chromium)
        {
            await Until.TrueAsync("the shift is told", () => page.EvaluateAsync<bool>("costs.shifts.length > 0"));
        }
    });

    private static string Script(string attributes = "") => $$"""<script src="{server}{{Loader}}" {{attributes}} async></script>""";

    /// <summary>All that the page does by itself has been done: what waits for an idle moment as well.</summary>
    private static async Task IsAtRestAsync(IPage page, HostPage site)
    {
        await Expect(site.Launcher).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync();
        await page.EvaluateAsync("new Promise((done) => (window.requestIdleCallback || setTimeout)(() => setTimeout(done)))");
    }

    /// <summary>A finger that has not left the screen again.</summary>
    private static async Task TouchAsync(IPage page, ILocator target)
    {
        var box = await target.BoundingBoxAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true });
        await session.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = "touchStart",
            ["touchPoints"] = new[] { new { x = box!.X + (box.Width / 2), y = box.Y + (box.Height / 2) } },
        });
    }

    /// <param name="engine">Of the visitor.</param>
    /// <param name="visit">What happens.</param>
    /// <param name="alone">The focus decides.</param>
    private Task VisitAsync(Engine engine, Func<IPage, Requests, Task> visit, bool alone = false)
    {
        return alone
            ? browsers.VisitAloneAsync(engine, Microphone.Speaking, ObserveAsync)
            : browsers.VisitAsync(engine, Microphone.Speaking, ObserveAsync);

        async Task ObserveAsync(IPage page)
        {
            await page.AddInitScriptAsync(scriptPath: Instruments.Costs);
            await visit(page, await Requests.OfAsync(page, stack));
        }
    }
}
