using E2E.Browsers;
using E2E.Documentation;
using E2E.Microphones;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// Every cause of a microphone that the widget cannot have, in every browser: rows of <see cref="Causes"/>. The visitor reads what happened and who can fix it,
/// and is offered the call as a page of its own where embedding is in the way; the page hears the code once.
/// </summary>
public sealed class WidgetMicrophoneTests(BrowserFixture browsers, SharedStack stack)
{
    public static TheoryData<Engine, Place, string> InTheFrame => Causes.Rows<Cell.Told>(cause => IsOfTheWidget(cause) && !cause.ByLoader);

    public static TheoryData<Engine, Place, string> BeforeTheFrame => Causes.Rows<Cell.Told>(cause => cause.ByLoader);

    public static TheoryData<Engine, Place, string> Had => Causes.Rows<Cell.Had>(IsOfTheWidget);

    public static TheoryData<Engine, Place, string> Warned => Causes.Rows<Cell.Warned>(IsOfTheWidget);

    [Theory]
    [MemberData(nameof(InTheFrame))]
    public Task Cause_IsToldByTheFrame(Engine engine, Place place, string what) => VisitAsync(engine, place, what, async (_, cause, scene) =>
    {
        var told = (Cell.Told)cause.In(engine);
        var frame = await scene.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectErrorAsync(told.Code);
        await ShowsItsWordsAsync(frame, cause, told);
        await OffersFullPageAsync(frame.Link(FrameWords.Of("fullPage")), cause);
        if (place == Place.Widget && !cause.Situation.ByHand)
        {
            told.ExpectIn(await scene.HeardAsync(told.Code));
        }
        await scene.ExpectRequestsAsync();
    });

    [Theory]
    [MemberData(nameof(BeforeTheFrame))]
    public Task CauseThatKeepsTheFrameOut_IsToldByTheLoader(Engine engine, Place place, string what) => VisitAsync(engine, place, what, async (page, cause, scene) =>
    {
        var told = (Cell.Told)cause.In(engine);
        await page.Clock.InstallAsync();
        await IsToldByTheLoaderAsync(page, await scene.OpenHostAsync(), cause);
        told.ExpectIn(await scene.HeardAsync(told.Code));

        // A frame that was kept out does not answer either: that is not another error.
        await page.Clock.FastForwardAsync("01:00");
        await scene.HeardAsync(told.Code);
        await scene.ExpectRequestsAsync();
    });

    [Theory]
    [MemberData(nameof(Had))]
    public Task WhatIsNoCauseHere_LeavesTheMicrophoneOn(Engine engine, Place place, string what) => VisitAsync(engine, place, what, async (_, _, scene) =>
    {
        var frame = await scene.OpenFrameAsync();
        await frame.StartCallAsync();
        await scene.ExpectMicrophoneAsync(() => frame.Cancel.Or(frame.End).ClickAsync());
    });

    [Theory]
    [MemberData(nameof(Warned))]
    public Task SilentDevice_IsToldWhileTheCallGoesOn(Engine engine, Place place, string what) => VisitAsync(engine, place, what, async (_, _, scene) =>
    {
        var frame = await scene.OpenFrameAsync();
        await frame.ConnectAsync();
        await Expect(frame.Notice).ToContainTextAsync(FrameWords.Of("notHeard"));
        await frame.ExpectStateAsync("connected");
        new Cell.Told("mic_silent", "Switch it on").ExpectIn(await scene.HeardAsync("mic_silent"));
        await scene.ExpectRequestsAsync();
    });

    [Theory]
    [InlineData("header `microphone=()` of the page")]
    [InlineData("the page's `frame-src` does not name the widget's server")]
    public Task WidgetThatHasNoPageOfItsOwn_OffersNone(string what)
    {
        var cause = Causes.Of(Place.Widget, what);
        cause = cause with { OffersFullPage = false, Situation = cause.Situation with { Widget = TestWidgets.EmbeddedOnly } };
        return Scene.VisitAsync(browsers, stack, Engine.Chromium, cause, async (page, scene) =>
        {
            if (cause.ByLoader)
            {
                await IsToldByTheLoaderAsync(page, await scene.OpenHostAsync(), cause);
                return;
            }
            var frame = await scene.OpenFrameAsync();
            await frame.StartCallAsync();
            await ShowsItsWordsAsync(frame, cause, (Cell.Told)cause.Chromium);
            await OffersFullPageAsync(frame.Link(FrameWords.Of("fullPage")), cause);
        });
    }

    private static bool IsOfTheWidget(Cause cause) => cause.Place is Place.Widget or Place.FullPage;

    private static async Task IsToldByTheLoaderAsync(IPage page, HostPage site, Cause cause)
    {
        await site.Launcher.ClickAsync();
        await Expect(page.GetByText("This page does not let the call open here.")).ToBeVisibleAsync();
        await OffersFullPageAsync(site.FullPageLink, cause);
    }

    private async Task ShowsItsWordsAsync(WidgetFrame frame, Cause cause, Cell.Told told)
    {
        var words = cause.Words ?? told.Code;
        var page = stack.Site.Origin(cause.Situation.Reach);
        var advice = FrameWords.Of($"{words}.advice")
            .Replace("{page}", page, StringComparison.Ordinal)
            .Replace("{secure}", $"https://{new Uri(page).Host}", StringComparison.Ordinal);
        await Expect(frame.State).ToHaveTextAsync(FrameWords.Of($"{words}.title"));
        await Expect(frame.Panel.GetByText(advice, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(frame.Panel.GetByText(FrameWords.Of(told.By == Fixer.SiteOwner ? "forOwner" : "forYou"), new() { Exact = true })).ToBeVisibleAsync();
    }

    private static Task OffersFullPageAsync(ILocator link, Cause cause) =>
        cause.OffersFullPage ? Expect(link).ToBeVisibleAsync() : Expect(link).Not.ToBeVisibleAsync();

    private Task VisitAsync(Engine engine, Place place, string what, Func<IPage, Cause, Scene, Task> visit)
    {
        var cause = Causes.Of(place, what);
        return Scene.VisitAsync(browsers, stack, engine, cause, (page, scene) => visit(page, cause, scene));
    }
}
