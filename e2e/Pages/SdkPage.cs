using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E.Pages;

/// <summary>A developer's page with the SDK and no widget: <c>sdk.html</c>. Its buttons are the visitor's gesture.</summary>
/// <param name="locate">Finds an element in it by a selector.</param>
internal sealed class SdkPage(Func<string, ILocator> locate)
{
    private const string File = "sdk.html";

    /// <summary>How <c>start()</c> came out: <c>started</c>, or the code it rejected with; empty while it runs.</summary>
    public ILocator Outcome => locate("[data-id=outcome]");

    /// <summary>The codes of the <c>error</c> events, in their order.</summary>
    public ILocator Errors => locate("[data-id=errors]");

    /// <summary>The reason of the <c>disconnected</c> event.</summary>
    public ILocator Disconnected => locate("[data-id=disconnected]");

    public ILocator State => locate("[data-id=state]");

    /// <summary>The platform's id of the call; empty before it has connected.</summary>
    public ILocator Call => locate("[data-id=call]");

    /// <summary>Whether there was a call to take up when the page was opened: <c>true</c> or <c>false</c>.</summary>
    public ILocator CanRejoin => locate("[data-id=can-rejoin]");

    /// <summary>The states of the <c>microphone</c> event, in their order.</summary>
    public ILocator MicrophoneStates => locate("[data-id=microphone]");

    /// <summary>What the <c>interrupted</c> event told, in its order.</summary>
    public ILocator Interruptions => locate("[data-id=interrupted]");

    /// <summary>The last action: <c>sent</c>, <c>changed</c>, <c>rated</c>, or the code it rejected with; empty while it runs.</summary>
    public ILocator Done => locate("[data-id=done]");

    /// <summary>The microphones that the page offers, once one was given.</summary>
    public ILocator Microphones => locate("role=combobox[name='Microphone']");

    private ILocator Start => locate("role=button[name='Start']");

    private ILocator End => locate("role=button[name='End']");

    /// <param name="page">Goes there.</param>
    /// <param name="stack">The site and the server.</param>
    /// <param name="agent">The agent version to call.</param>
    /// <param name="key">Default: the publishable key of the test's own workspace.</param>
    /// <param name="reach">How the site is reached.</param>
    /// <param name="rejoin">Whether a call may outlive the page.</param>
    /// <param name="file">Which of the site's pages.</param>
    public static async Task<SdkPage> OpenAsync(
        IPage page,
        SharedStack stack,
        string agent,
        string? key = null,
        Reach reach = Reach.Secure,
        bool rejoin = false,
        string file = File)
    {
        key ??= (await stack.Workspaces.OfThisTestAsync()).PublishableKey;
        await page.GotoAsync(Address(stack, stack.Site.Origin(reach), agent, key, reach, file) + (rejoin ? "&rejoin=1" : ""));
        return new(selector => page.Locator(selector));
    }

    /// <summary>Where a site at <paramref name="origin"/> has the page.</summary>
    public static string Address(
        SharedStack stack, string origin, string agent, string key, Reach reach = Reach.Secure, string file = File)
    {
        var server = Uri.EscapeDataString(stack.Server.Origin(reach == Reach.Loopback ? Reach.Loopback : Reach.Secure));
        return $"{origin}/{file}?server={server}&agent={agent}&key={Uri.EscapeDataString(key)}";
    }

    /// <summary>What <paramref name="role"/> (<c>agent</c> or <c>user</c>) said so far.</summary>
    public ILocator Turns(string role) => locate($"[data-id=transcript] [data-role={role}]");

    /// <summary>The message of the first <c>error</c> event.</summary>
    public Task<string> MessageAsync() => Errors.EvaluateAsync<string>("() => errors[0].message");

    public Task ClickStartAsync() => Start.ClickAsync();

    public Task ClickEndAsync() => End.ClickAsync();

    /// <summary>The visitor chooses to type.</summary>
    public async Task ConnectTypingAsync()
    {
        await locate("role=button[name='Type']").ClickAsync();
        await Expect(Outcome).ToHaveTextAsync("started");
        await Expect(State).ToHaveTextAsync("connected");
    }

    public async Task SendAsync(string text)
    {
        await locate("role=textbox[name='Message']").FillAsync(text);
        await locate("role=button[name='Send']").ClickAsync();
        await Expect(Done).ToHaveTextAsync("sent");
    }

    public async Task RateAsync()
    {
        await locate("role=button[name='Rate']").ClickAsync();
        await Expect(Done).ToHaveTextAsync("rated");
    }

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
