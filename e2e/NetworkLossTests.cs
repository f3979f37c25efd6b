using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>Sound that stops: the first of these waits for the reconnect window of 30 s to close.</summary>
public sealed class NetworkLossTests(BrowserFixture browsers, SharedStack stack)
{
    private const float ReconnectWindowMs = 60_000;

    [Fact]
    public Task DroppedMedia_IsRestartedAndThenGivenUp() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var call = await SdkPage.OpenAsync(page, stack, "av_drop");
        await call.ConnectAsync();
        // The SDK notices, and asks for an ICE restart, which is granted and does not help.
        await page.WaitForResponseAsync(IsRestart, new() { Timeout = ReconnectWindowMs });
        await Expect(call.Disconnected).ToHaveTextAsync("network_failure", new() { Timeout = ReconnectWindowMs });
        await Expect(call.State).ToHaveTextAsync("ended");
        await Recording.IsOverAsync(page);
    });

    /// <summary>What mends the connection is fetched when it breaks: while the network may be as broken.</summary>
    [Fact]
    public Task WhatMendsTheFramesCall_IsFetchedAgain_WhenItCouldNotBeAtFirst() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var fetches = 0;
        await page.RouteAsync("**/chunks/repairs-*", route => fetches++ == 0 ? route.AbortAsync() : route.ContinueAsync());
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_drop"));
        await frame.ConnectAsync();
        await page.WaitForResponseAsync(IsRestart, new() { Timeout = ReconnectWindowMs });
        await frame.ExpectStateAsync("reconnecting");
        Assert.Equal(2, fetches);
        await frame.End.ClickAsync();
        await frame.ExpectStateAsync("ended");
        await Recording.IsOverAsync(page);
    });

    private static bool IsRestart(IResponse response) => response is { Request.Method: "PATCH", Status: 200 };
}
