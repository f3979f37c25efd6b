using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;

namespace E2E;

/// <summary>What comes in is also played, under each browser's own policy for sound that nobody asked for.</summary>
public sealed class AutoplayTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task VisitorWhoClicked_HearsTheAgent(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.ExpectStateAsync("connected");
        await Until.TrueAsync("the agent's sound is played", page.IsPlayingAsync);
    });
}
