using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.Pages;

/// <summary>
/// A customer's page that pinned release 1.0.0: <c>pinned.html</c>. What that release's loader draws stays as it is, so its selectors
/// stay here; the frame in it is today's.
/// </summary>
internal sealed class PreviousHostPage(IPage page)
{
    public ILocator Widget => page.Locator("[data-id=dialnexa-widget]");

    public ILocator Launcher => page.Locator("[data-id=launcher]");

    public WidgetFrame Frame => new(selector => page.FrameLocator("[data-id=dialnexa-frame] iframe").Locator(selector));

    public static async Task<PreviousHostPage> OpenAsync(IPage page, SharedStack stack)
    {
        await HostPage.OpenPinnedAsync(page, stack, stack.Previous.Loader);
        return new(page);
    }
}
