using Microsoft.Playwright;

namespace E2E.Pages;

/// <summary>The call's own page, in a frame or alone.</summary>
/// <param name="locate">Finds an element in it by a selector.</param>
internal sealed class WidgetFrame(Func<string, ILocator> locate)
{
    /// <summary>Its words; <c>data-state</c> carries the state's name.</summary>
    public ILocator State => locate("[data-id=call-state]");

    /// <summary>What went wrong, in words; <c>data-code</c> carries the code.</summary>
    public ILocator Error => locate("[data-id=call-error]");

    public ILocator Start => locate("[data-id=call-start]");

    public ILocator End => locate("[data-id=call-end]");

    public ILocator Mute => locate("[data-id=call-mute]");

    public ILocator Again => locate("[data-id=call-again]");

    /// <summary>Finds the full page in <paramref name="page"/> itself.</summary>
    public static WidgetFrame Alone(IPage page) => new(selector => page.Locator(selector));

    /// <summary>What <paramref name="role"/> (<c>agent</c> or <c>user</c>) said so far.</summary>
    public ILocator Turns(string role) => locate($"[data-id=call-transcript] [data-id=turn][data-role={role}]");

    public async Task<WidgetFrame> StartCallAsync()
    {
        await Start.ClickAsync();
        return this;
    }

    public Task ExpectStateAsync(string state) => Assertions.Expect(State).ToHaveAttributeAsync("data-state", state);

    public async Task ExpectErrorAsync(string code)
    {
        await Assertions.Expect(Error).ToBeVisibleAsync();
        await Assertions.Expect(Error).ToHaveAttributeAsync("data-code", code);
    }
}
