using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>A widget that asks before it calls.</summary>
public sealed class ConsentTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Visitor_IsToldWhatTheyAgreeTo_BeforeAnythingIsAskedOrSent(Engine engine) => VisitAsync(engine, async (page, frame) =>
    {
        var creates = CountCreates(page);
        await frame.StartCallAsync();

        await frame.ExpectStateAsync("consent");
        await Expect(frame.Panel).ToContainTextAsync("an AI agent, not a person");
        await Expect(frame.Panel).ToContainTextAsync("is written down");
        await Expect(frame.Link("Read the privacy notice")).ToHaveAttributeAsync("href", "https://shop.example/privacy");
        await Expect(frame.Agree).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("AI agent"));
        Assert.Equal((0, 0), (await page.MicrophoneRequestsAsync(), creates()));
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Declining_CostsNothing_AndLeavesTheWayOpen(Engine engine) => VisitAsync(engine, async (page, frame) =>
    {
        await frame.StartCallAsync();
        await frame.Decline.ClickAsync();

        await frame.ExpectStateAsync("idle");
        await Expect(frame.Agree).ToHaveCountAsync(0);
        await Expect(frame.Start).ToBeVisibleAsync();
        Assert.Equal(0, await page.MicrophoneRequestsAsync());
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Agreement_GoesIntoTheCall_AndIsNotAskedForAgainInThisTab(Engine engine) => VisitAsync(engine, async (page, frame) =>
    {
        await frame.StartCallAsync();
        await frame.Agree.ClickAsync();
        await frame.ExpectStateAsync("connected");
        var consent = (await page.RequestBodyAsync("/v1/web-calls"))!.Value.GetProperty("consent");
        Assert.Equal("2026-11", consent.GetProperty("version").GetString());
        Assert.True(consent.GetProperty("given_at").TryGetDateTimeOffset(out _));

        await frame.End.ClickAsync();
        await frame.Again.ClickAsync();
        await frame.ExpectStateAsync("connected");
        await frame.End.ClickAsync();
        await Recording.IsOverAsync(page);
    });

    private static bool IsCreate(IRequest request) => request.Method == "POST" && request.Url.EndsWith("/v1/web-calls", StringComparison.Ordinal);

    private static Func<int> CountCreates(IPage page)
    {
        var creates = 0;
        page.Request += (_, request) => creates += IsCreate(request) ? 1 : 0;
        return () => creates;
    }

    private Task VisitAsync(Engine engine, Func<IPage, WidgetFrame, Task> visit) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        // A browser that cannot call is told that before it is asked to agree to a call.
        await page.AddInitScriptAsync(scriptPath: Instruments.StandInPeerConnection);
        await page.AddInitScriptAsync(scriptPath: Instruments.RequestBodies);
        await visit(page, await FullPage.OpenAsync(page, stack, TestWidgets.WithConsent));
    });
}
