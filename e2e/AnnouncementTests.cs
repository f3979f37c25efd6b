using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>What a screen reader is told while nothing has the focus: each state, and each finished sentence, once.</summary>
public sealed class AnnouncementTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task StatesAndFinishedSentences_AreSaidOnce(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync(
            """
            window.said = [];
            new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
              if (node.parentElement?.dataset.id === 'call-announcer') said.push(node.textContent);
            }))).observe(document, { childList: true, subtree: true });
            """);
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_hangup"));
        await frame.StartCallAsync();
        await frame.ExpectStateAsync("ended");
        await Expect(frame.Announced.Last).ToHaveTextAsync("The agent ended the call.");

        var said = await page.EvaluateAsync<string[]>("said");
        Assert.Equal(said.Distinct(), said);
        Assert.Contains("Connected", said);
        Assert.Contains("Call ended", said);
        var sentence = Assert.Single(said, line => line.StartsWith("Agent: ", StringComparison.Ordinal));
        await Expect(frame.Turns("agent").First).ToContainTextAsync(sentence["Agent: ".Length..]);
    });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Error_IsSaidAtOnce(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await page.AddInitScriptAsync("delete window.RTCPeerConnection;");
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await frame.StartCallAsync();
        await Expect(frame.Alert).ToHaveTextAsync("This browser cannot make calls Open this page in a current Chrome, Edge, Firefox or Safari.", new() { UseInnerText = true });
        await Expect(frame.State).ToHaveTextAsync("This browser cannot make calls");
    });
}
