using E2E.Browsers;
using E2E.Documentation;
using E2E.Facts;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E;

/// <summary>What README.md shows is what works: its own text is the page.</summary>
public sealed class DocumentationTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task SdkExampleWithItsTwoPlaceholdersFilledIn_Connects(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await OpenAsync(page, "av_tone", (await stack.Workspaces.OfThisTestAsync()).PublishableKey);
        await page.RunAndWaitForConsoleMessageAsync(() => ClickAsync(page), new() { Predicate = message => message.Text == "talking" });
        await Sound.ComesInAsync(page);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task SdkExampleAsItStands_SaysWhatToPutWhere(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await OpenAsync(page, ReadmePage.AgentPlaceholder, ReadmePage.KeyPlaceholder);
        var told = await page.RunAndWaitForConsoleMessageAsync(() => ClickAsync(page), new() { Predicate = message => message.Type == "error" });
        Assert.Matches("invalid_key.*dnx_pub_….*publishable key", told.Text);
        Assert.Equal(0, await page.MicrophoneRequestsAsync());
    });

    private static Task ClickAsync(IPage page) => page.Locator("#talk").ClickAsync();

    private Task<IResponse?> OpenAsync(IPage page, string agent, string key)
    {
        var server = Uri.EscapeDataString(stack.Server.Origin(Reach.Secure));
        var query = $"server={server}&agent={Uri.EscapeDataString(agent)}&key={Uri.EscapeDataString(key)}";
        return page.GotoAsync($"{stack.Site.Origin(Reach.Secure)}/readme.html?{query}");
    }
}
