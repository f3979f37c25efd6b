using E2E.Browsers;
using E2E.Facts;
using E2E.HostPolicies;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// A page with a nonce for every script, no trusted types, no storage and frozen prototypes: the script, and the parts that it fetches,
/// work there without one violation of the page's policy.
/// </summary>
public sealed class SdkStrictHostTests(BrowserFixture browsers, SharedStack stack)
{
    private const string Strict = "sdk-strict.html";
    private const string Part = "/dialnexa.upkeep.js";

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Call_OnAPageThatTrustsNobody_ViolatesNothing(Engine engine) =>
        VisitAsync(engine, Microphone.Speaking, async (page, refusals) =>
        {
            var parts = 0;
            page.Response += (_, response) => parts += response.Ok && response.Url.EndsWith(Part, StringComparison.Ordinal) ? 1 : 0;
            var call = await SdkPage.OpenAsync(page, stack, "av_tone", file: Strict);
            await call.ConnectAsync();
            await Sound.ComesInAsync(page);
            await Until.TrueAsync("the script's part has come", () => parts == 1);
            await call.RateAsync();
            await call.ClickEndAsync();
            await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");
            await Recording.IsOverAsync(page);
            Assert.Empty(await refusals.ListAsync());
        });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task RefusedMicrophone_OnAPageThatTrustsNobody_IsExplained(Engine engine) =>
        VisitAsync(engine, Microphone.Denied, async (page, refusals) =>
        {
            var call = await SdkPage.OpenAsync(page, stack, "av_tone", file: Strict);
            await call.ClickStartAsync();
            await Expect(call.Outcome).ToHaveTextAsync("true DialNexaError mic_denied");
            Assert.Empty(await refusals.ListAsync());
        });

    private Task VisitAsync(Engine engine, Microphone microphone, Func<IPage, Refusals, Task> visit) => browsers.VisitAsync(engine, microphone, async page =>
    {
        var refusals = new Refusals(page, stack);
        await refusals.CountAsync();
        await page.AddInitScriptAsync(scriptPath: Instruments.Frozen);
        await page.AddInitScriptAsync(scriptPath: Instruments.NoStorage);
        await visit(page, refusals);
    });
}
