using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>Pages that come and go while the call goes on.</summary>
public sealed class SdkRejoinTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task ReloadedPage_TakesTheCallUp_WithAllThatWasSaid(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            var call = await SdkPage.OpenAsync(page, stack, "av_echo", rejoin: true);
            await Expect(call.CanRejoin).ToHaveTextAsync("false");
            await call.ConnectAsync();
            var id = (await call.Call.TextContentAsync())!;
            var first = call.Turns("user").Filter(new() { HasTextRegex = SpokenSentence.AnyWord }).First;
            await Expect(first).ToBeVisibleAsync();
            var said = await first.GetAttributeAsync("data-turn");

            await page.ReloadAsync();
            await Expect(call.CanRejoin).ToHaveTextAsync("true");
            await call.ConnectAsync();
            await Expect(call.Call).ToHaveTextAsync(id);
            await Expect(page.Locator($"[data-turn='{said}']")).ToBeVisibleAsync();
            await Sound.ComesInAsync(page);
            Assert.Equal("connected", (await stack.Workspaces.CallAsync(id)).GetProperty("status").GetString());

            await call.ClickEndAsync();
            await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");
            await Recording.IsOverAsync(page);
            Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
            await page.ReloadAsync();
            await Expect(call.CanRejoin).ToHaveTextAsync("false");
        });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task CallThatWasLeft_IsEndedByTheNextPage(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, "av_tone", rejoin: true);
        await call.ConnectAsync();
        // The part that leaves a call, and does not end it, comes once it is connected; levels come from that part.
        await page.EvaluateAsync("() => new Promise((told) => call.once('level', told))");
        var id = (await call.Call.TextContentAsync())!;
        await page.ReloadAsync();
        await Expect(call.CanRejoin).ToHaveTextAsync("true");
        await page.RunAndWaitForResponseAsync(call.ClickEndAsync, response => response is { Request.Method: "DELETE", Status: 200 });
        var view = await stack.Workspaces.CallAsync(id);
        Assert.Equal(("ended", "user_disconnected"), (view.GetProperty("status").GetString(), view.GetProperty("end_reason").GetString()));
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task ReloadedPage_WithoutTheOption_HasEndedTheCall(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            var call = await SdkPage.OpenAsync(page, stack, "av_tone");
            await call.ConnectAsync();
            var id = (await call.Call.TextContentAsync())!;
            await page.ReloadAsync();
            await Until.TrueAsync("the call has ended", async () =>
                (await stack.Workspaces.CallAsync(id)).GetProperty("status").GetString() == "ended");
            Assert.Equal("user_disconnected", (await stack.Workspaces.CallAsync(id)).GetProperty("end_reason").GetString());
        });
}
