using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>After a call the visitor says how it was, and the browser how long it took.</summary>
public sealed class FeedbackTests(BrowserFixture browsers, SharedStack stack)
{
    private static readonly string[] Waits = ["open_to_painted", "click_to_prompt", "permission_to_connected", "connected_to_first_word"];

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task EndOfACall_TellsThePlatformWhatTheVisitorWaitedFor(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var frame = await OpenAsync(page);
        await frame.ConnectAsync();
        await Sound.ComesInAsync(page);
        await Until.TrueAsync("the first word is marked", () => page.EvaluateAsync<bool>(
            "performance.getEntriesByName('dialnexa:first_word').length === 1"));
        var taken = await page.RunAndWaitForResponseAsync(() => frame.End.ClickAsync(), IsFeedback);

        Assert.Equal(204, taken.Status);
        var stages = (await page.RequestBodyAsync("/feedback"))!.Value.GetProperty("client_stats").GetProperty("stages");
        Assert.All(Waits, wait => Assert.True(stages.TryGetProperty(wait, out _), $"{wait} is not in {stages}."));
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Rating_CountsByItself_AndWithAComment(Engine engine) => browsers.VisitAloneAsync(engine, Microphone.Speaking, async page =>
    {
        var frame = await OpenAsync(page);
        await frame.ConnectAsync();
        await frame.End.ClickAsync();
        await frame.ExpectStateAsync("ended");
        await frame.Stars(4).CheckAsync(new() { Force = true });
        await Until.TrueAsync("the rating is told", async () => await TellsAsync(page, "rating", "4"));

        await frame.Comment.FillAsync("Kind, and quick.");
        await frame.SendFeedback.ClickAsync();
        await Expect(frame.Panel).ToContainTextAsync("Thank you. That helps.");
        await Expect(frame.Again).ToBeFocusedAsync();
        Assert.True(await TellsAsync(page, "comment", "\"Kind, and quick.\""));
    });

    [Fact]
    public Task CommentThatWasNotTaken_StandsThereToBeSentAgain() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var frame = await OpenAsync(page);
        await frame.ConnectAsync();
        await frame.End.ClickAsync();
        await frame.Stars(1).CheckAsync(new() { Force = true });
        await page.RouteAsync("**/feedback", route => route.AbortAsync());
        await frame.Comment.FillAsync("I heard nothing.");
        await frame.SendFeedback.ClickAsync();
        await Expect(frame.Panel).ToContainTextAsync("That was not sent. Please try again.");
        await Expect(frame.Comment).ToHaveValueAsync("I heard nothing.");
    });

    [Fact]
    public Task NextCall_BeginsWithoutTheQuestion() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var frame = await OpenAsync(page);
        await frame.ConnectAsync();
        await frame.End.ClickAsync();
        await Expect(frame.Stars(5)).ToBeAttachedAsync();
        await frame.Again.ClickAsync();
        await frame.ExpectStateAsync("connected");
        await Expect(frame.Stars(5)).ToHaveCountAsync(0);
    });

    private static bool IsFeedback(IResponse response) =>
        response.Request.Method == "POST" && response.Url.EndsWith("/feedback", StringComparison.Ordinal);

    private static async Task<bool> TellsAsync(IPage page, string field, string json) =>
        await page.RequestBodyAsync("/feedback") is { } body && body.TryGetProperty(field, out var value) && value.GetRawText() == json;

    private async Task<WidgetFrame> OpenAsync(IPage page)
    {
        await page.AddInitScriptAsync(scriptPath: Instruments.RequestBodies);
        return await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
    }
}
