using E2E.Pages;

namespace E2E.Facts;

internal static class SingleSlot
{
    /// <summary>Waits until <paramref name="call"/> gets the one slot, and keeps it. A server frees a slot within 2 s of a call's end.</summary>
    /// <param name="call">A page that may call.</param>
    /// <param name="deadline">Default 30 s.</param>
    public static Task IsFreeAsync(SdkPage call, TimeSpan? deadline = null) => Until.TrueAsync(
        "the slot is free",
        async () =>
        {
            await call.ClickStartAsync();
            await Microsoft.Playwright.Assertions.Expect(call.Outcome).Not.ToBeEmptyAsync();
            var outcome = await call.Outcome.TextContentAsync();
            Assert.Contains(outcome, (string[])["started", "capacity_reached"]);
            return outcome == "started";
        },
        deadline);
}
