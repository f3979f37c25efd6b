using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E.Pages;

/// <summary>A developer's page with the SDK and no widget: <c>sdk.html</c>. Its buttons are the visitor's gesture.</summary>
/// <param name="locate">Finds an element in it by a selector.</param>
internal sealed class SdkPage(Func<string, ILocator> locate)
{
    public const string SandboxKey = "dnx_pub_sandbox";

    /// <summary>How <c>start()</c> came out: <c>started</c>, or the code it rejected with; empty while it runs.</summary>
    public ILocator Outcome => locate("[data-id=outcome]");

    /// <summary>The codes of the <c>error</c> events, in their order.</summary>
    public ILocator Errors => locate("[data-id=errors]");

    /// <summary>The reason of the <c>disconnected</c> event.</summary>
    public ILocator Disconnected => locate("[data-id=disconnected]");

    public ILocator State => locate("[data-id=state]");

    private ILocator Start => locate("[data-id=start]");

    private ILocator End => locate("[data-id=end]");

    public static async Task<SdkPage> OpenAsync(
        IPage page, Stack.Stack stack, string agent, string key = SandboxKey, Reach reach = Reach.Secure)
    {
        await page.GotoAsync(Address(stack, stack.Site.Origin(reach), agent, key, reach));
        return new(selector => page.Locator(selector));
    }

    /// <summary>Where a site at <paramref name="origin"/> has the page.</summary>
    public static string Address(Stack.Stack stack, string origin, string agent, string key = SandboxKey, Reach reach = Reach.Secure)
    {
        var server = Uri.EscapeDataString(stack.Server.Origin(reach == Reach.Loopback ? Reach.Loopback : Reach.Secure));
        return $"{origin}/sdk.html?server={server}&agent={agent}&key={Uri.EscapeDataString(key)}";
    }

    /// <summary>What <paramref name="role"/> (<c>agent</c> or <c>user</c>) said so far.</summary>
    public ILocator Turns(string role) => locate($"[data-id=transcript] [data-role={role}]");

    public Task ClickStartAsync() => Start.ClickAsync();

    public Task ClickEndAsync() => End.ClickAsync();

    public async Task ConnectAsync()
    {
        await ClickStartAsync();
        await Expect(Outcome).ToHaveTextAsync("started");
        await Expect(State).ToHaveTextAsync("connected");
    }

    /// <summary>Starts, and expects the one refusal, told by the rejection and by one <c>error</c> event with the same object.</summary>
    public async Task ExpectRefusalAsync(string code)
    {
        await ClickStartAsync();
        await Expect(Outcome).ToHaveTextAsync(code);
        await Expect(Outcome).ToHaveAttributeAsync("data-announced", "1");
        await Expect(Errors).ToHaveTextAsync(code);
        await Expect(Disconnected).ToBeEmptyAsync();
    }
}
