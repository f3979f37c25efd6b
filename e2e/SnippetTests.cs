using Deque.AxeCore.Playwright;
using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>The lines that an owner finds. What a browser makes of the pinned one is a row of <see cref="HostPolicyTests"/>.</summary>
public sealed class SnippetTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [InlineData(true, "Copied", "navigator.clipboard.readText()")]
    [InlineData(false, "Marked", "`${getSelection()}`")]
    public Task SnippetPage_CopiesALine_OrMarksIt(bool mayCopy, string told, string taken) =>
        browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
        {
            await page.Context.GrantPermissionsAsync(mayCopy ? ["clipboard-read", "clipboard-write"] : []);
            await SnippetsPage.OpenAsync(page, stack);
            var line = page.Locator("[data-id=wgt_demo] .line").Filter(new() { HasText = "browser checks" });
            await line.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{told}: Stays what it is, and the browser checks that it does");
            Assert.Matches(SnippetsPage.Pinned, await page.EvaluateAsync<string>(taken));
        });

    [Fact]
    public Task SnippetPage_HasNoViolations() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        await SnippetsPage.OpenAsync(page, stack);
        Assert.Empty((await page.RunAxe()).Violations);
    });
}
