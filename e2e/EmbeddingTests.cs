using System.Net.Http.Headers;
using System.Net.Http.Json;
using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>Pages that may not have a call, or not in this way.</summary>
public sealed class EmbeddingTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task PageThatIsNotAllowed_OffersTheFullPage(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Elsewhere);
        await site.Launcher.ClickAsync();
        await Expect(site.FullPageLink).ToBeVisibleAsync();
        await Expect(site.FullPageLink)
            .ToHaveAttributeAsync("href", $"{stack.Server.Origin(Reach.Secure)}/widget/{TestWidgets.Elsewhere}");
        Assert.Equal(0, await page.MicrophoneRequestsAsync());
    });

    /// <summary>Only Chromium tells a page that the frame around it passes no microphone on; in Firefox it looks like a visitor's no.</summary>
    [Theory]
    [InlineData(Engine.Chromium, "mic_not_allowed_in_frame")]
    [InlineData(Engine.Firefox, "mic_denied")]
    public Task FrameWithoutAllow_GetsNoMicrophone(Engine engine, string code) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            // Another site than the page's: the same machine by its other name.
            var other = stack.Site.Origin(Reach.Secure).Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
            var address = Uri.EscapeDataString(SdkPage.Address(stack, other, "av_echo"));
            await page.GotoAsync($"{stack.Site.Origin(Reach.Secure)}/no-allow.html?frame={address}");
            var call = new SdkPage(selector => page.FrameLocator("iframe").Locator(selector));
            await call.ExpectRefusalAsync(code);
        });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task UsedEmbedToken_MakesNoSecondCall(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        var frame = await site.OpenFrameAsync();
        var create = await page.RunAndWaitForRequestAsync(
            () => frame.Start.ClickAsync(),
            request => request.Method == "POST" && request.Url.EndsWith("/v1/web-calls", StringComparison.Ordinal));
        await frame.ExpectStateAsync("connected");

        Assert.Equal("invalid_key", await ReplayAsync(await create.AllHeadersAsync()));
    });

    /// <summary>A second create with the first one's credential; the offer is new, or it would be the first create again.</summary>
    private async Task<string?> ReplayAsync(Dictionary<string, string> headers)
    {
        using var client = new HttpClient();
        using var create = new HttpRequestMessage(HttpMethod.Post, $"{stack.Server.Origin(Reach.Loopback)}/v1/web-calls");
        create.Headers.Authorization = AuthenticationHeaderValue.Parse(headers["authorization"]);
        create.Content = JsonContent.Create(new { agent_version_id = "av_tone", offer = "v=0" });
        using var answer = await client.SendAsync(create, TestContext.Current.CancellationToken);
        var envelope = await answer.Content.ReadFromJsonAsync<Protocol.ErrorEnvelope>(TestContext.Current.CancellationToken);
        return envelope?.Code;
    }
}
