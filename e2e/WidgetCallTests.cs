using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>A visitor clicks the widget's button on a customer's page and talks.</summary>
public sealed class WidgetCallTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Visitor_TalksWithTheReceptionist(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_demo"));
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectStateAsync("connected");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");

        await Expect(frame.Turns("agent").First).Not.ToBeEmptyAsync();
        await Sound.ComesInAsync(page);
        await Expect(frame.Turns("user").Filter(new() { HasTextRegex = SpokenSentence.AnyWord }).First).ToBeVisibleAsync();

        await frame.End.ClickAsync();
        await frame.ExpectStateAsync("ended");
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "ended");
        await Recording.IsOverAsync(page);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task AgentThatHangsUp_EndsTheCallInTheFrame(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_hangup"));
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectStateAsync("ended");
        await Expect(frame.Turns("agent").First).Not.ToBeEmptyAsync();
        await Expect(frame.Again).ToBeVisibleAsync();
        await Recording.IsOverAsync(page);
    });

    [Theory]
    [InlineData(Engine.Chromium, "av_busy", "capacity_reached")]
    [InlineData(Engine.Chromium, "av_draft", "agent_version_not_published")]
    [InlineData(Engine.Firefox, "av_busy", "capacity_reached")]
    [InlineData(Engine.Firefox, "av_draft", "agent_version_not_published")]
    public Task AgentThatRefuses_IsExplained(Engine engine, string agent, string code) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running(agent));
            var frame = await site.OpenFrameAsync();
            await frame.StartCallAsync();
            await frame.ExpectErrorAsync(code);
            await Expect(site.Widget).ToHaveAttributeAsync("data-state", "error");
            await Recording.IsOverAsync(page);
        });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task MinimisedPanel_KeepsTheCall(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectStateAsync("connected");
        await site.Launcher.ClickAsync();
        await Expect(frame.End).Not.ToBeVisibleAsync();
        await Sound.ComesInAsync(page);
        await Expect(site.Widget).ToHaveAttributeAsync("data-state", "connected");
    });
}
