using E2E.Browsers;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>The rig itself: what every other test takes for granted about its browsers.</summary>
public sealed class BrowserTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task AllowedMicrophone_IsHeard(Engine engine) => OpenAsync(engine, Microphone.Speaking, Reach.Secure, "heard", requests: 1);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task DeniedMicrophone_IsRefused(Engine engine) =>
        OpenAsync(engine, Microphone.Denied, Reach.Secure, "NotAllowedError", requests: 1);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task LoopbackPage_IsSecure(Engine engine) => OpenAsync(engine, Microphone.Speaking, Reach.Loopback, "heard", requests: 1);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task MappedName_IsNotSecure(Engine engine) => await browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await page.GotoAsync($"{stack.Site.Origin(Reach.Insecure)}/microphone.html");
        Assert.False(await page.EvaluateAsync<bool>("isSecureContext"));
        await Expect(page.Locator("[data-id=outcome]")).ToHaveTextAsync("NotAllowedError");
        // The page does not look before it asks: what the instruments planted there has counted it.
        Assert.Equal(1, await page.MicrophoneRequestsAsync());
    });

    private Task OpenAsync(Engine engine, Microphone microphone, Reach reach, string outcome, int requests) =>
        browsers.VisitAsync(engine, microphone, async page =>
        {
            await page.GotoAsync($"{stack.Site.Origin(reach)}/microphone.html");
            await Expect(page.Locator("[data-id=outcome]")).ToHaveTextAsync(outcome);
            Assert.Equal(requests, await page.MicrophoneRequestsAsync());
            Assert.Equal(0, await page.LiveTracksAsync());
        });
}
