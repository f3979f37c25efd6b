using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>Axe finds nothing: on the host page with its button, and in the frame in each of its states.</summary>
public sealed class AccessibilityTests(BrowserFixture browsers, SharedStack stack)
{
    [Fact]
    public Task Launcher_HasNoViolations() => VisitAsync("av_tone", async (page, site) =>
    {
        await Expect(site.Launcher).ToBeVisibleAsync();
        await ExpectNoViolationsAsync(page);
    });

    [Theory]
    [InlineData("av_tone", "connected")]
    [InlineData("av_hangup", "ended")]
    [InlineData("av_busy", "error")]
    public Task FrameInACall_HasNoViolations(string agent, string state) => VisitAsync(agent, async (page, site) =>
    {
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectStateAsync(state);
        await ExpectNoViolationsAsync(page);
    });

    [Fact]
    public Task FrameBeforeACall_HasNoViolations() => VisitAsync("av_tone", async (page, site) =>
    {
        var frame = await site.OpenFrameAsync();
        await Expect(frame.Start).ToBeVisibleAsync();
        await ExpectNoViolationsAsync(page);
    });

    private Task VisitAsync(string agent, Func<IPage, HostPage, Task> look) =>
        browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
        {
            // Axe measures contrast, and a movement has another one at every moment.
            await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
            await look(page, await HostPage.OpenAsync(page, stack, TestWidgets.Running(agent)));
        });

    private static async Task ExpectNoViolationsAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(Describe)));
        Assert.NotEmpty(result.Passes);
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}";
}
