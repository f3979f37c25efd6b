using System.Text.Json;
using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.Microphones;

/// <summary>A cause, made: the pages on which somebody then tries to call.</summary>
internal sealed class Scene
{
    private readonly IPage page;
    private readonly SharedStack stack;
    private readonly Cause cause;

    private Scene(IPage page, SharedStack stack, Cause cause) => (this.page, this.stack, this.cause) = (page, stack, cause);

    private const string Agent = "av_silent";

    private string Server => stack.Server.Origin(cause.Situation.Reach == Reach.Loopback ? Reach.Loopback : Reach.Secure);

    /// <summary>Another site than the page's: the same machine by its other name.</summary>
    private string Other => stack.Site.Origin(Reach.Secure).Replace("localhost", "127.0.0.1", StringComparison.Ordinal);

    public static Task VisitAsync(BrowserFixture browsers, SharedStack stack, Engine engine, Cause cause, Func<IPage, Scene, Task> visit) =>
        browsers.VisitAsync(engine, cause.Situation.Microphone, async page =>
        {
            await page.AddInitScriptAsync(scriptPath: Instruments.StandInPeerConnection);
            await page.AddInitScriptAsync(scriptPath: Instruments.HostEvents);
            if (cause.Situation.Script is { } script)
            {
                await page.AddInitScriptAsync(script);
            }
            await visit(page, new Scene(page, stack, cause));
        });

    public async Task<SdkPage> OpenSdkAsync()
    {
        var key = (await stack.Workspaces.OfThisTestAsync()).PublishableKey;
        if (cause.Place == Place.Page)
        {
            await page.GotoAsync(SdkPage.Address(stack, stack.Site.Origin(cause.Situation.Reach), Agent, key, cause.Situation.Reach) + Policies);
            return new(selector => page.Locator(selector));
        }
        await FrameAsync(SdkPage.Address(stack, Other, Agent, key));
        return new(selector => page.FrameLocator("iframe").Locator(selector));
    }

    public async Task<HostPage> OpenHostAsync()
    {
        var query = $"server={Uri.EscapeDataString(Server)}&widget={cause.Situation.Widget}";
        await page.GotoAsync($"{stack.Site.Origin(cause.Situation.Reach)}/script-tag.html?{query}{Policies}");
        return new(page);
    }

    public async Task<WidgetFrame> OpenFrameAsync()
    {
        if (cause.Place == Place.FullPage)
        {
            await page.GotoAsync($"{stack.Server.Origin(cause.Situation.Reach)}/widget/{cause.Situation.Widget}");
            return WidgetFrame.Alone(page);
        }
        if (cause.Situation.ByHand)
        {
            await FrameAsync($"{Server}/widget/{cause.Situation.Widget}");
            return new(selector => page.FrameLocator("iframe").Locator(selector));
        }
        return await (await OpenHostAsync()).OpenFrameAsync();
    }

    /// <summary>The message of the one error that the page's own scripts have heard of the widget.</summary>
    /// <param name="code">Which that has to be.</param>
    public async Task<string> HeardAsync(string code)
    {
        var heard = JsonSerializer.Deserialize<JsonElement>(await new HostPage(page).HeardOnceAsync("dialnexa:error"));
        Assert.Equal(code, heard.GetProperty("code").GetString());
        return heard.GetProperty("message").GetString()!;
    }

    /// <summary>Somebody starts a call, the microphone is on, and <paramref name="end"/> leaves nothing of it.</summary>
    public async Task ExpectMicrophoneAsync(Func<Task> end)
    {
        await Until.TrueAsync("the microphone is on", async () => await page.LiveTracksAsync() > 0);
        await ExpectRequestsAsync();
        await end();
        await Recording.IsOverAsync(page);
    }

    /// <summary>The browser was asked as often as the row says.</summary>
    public async Task ExpectRequestsAsync() => Assert.Equal(cause.Requests, await page.MicrophoneRequestsAsync());

    private Task<IResponse?> FrameAsync(string address)
    {
        var attributes = $"{Query("allow", cause.Situation.Allow)}{Query("sandbox", cause.Situation.Sandbox)}";
        return page.GotoAsync($"{stack.Site.Origin(Reach.Secure)}/framed.html?src={Uri.EscapeDataString(address)}{attributes}{Policies}");
    }

    private string Policies =>
        Query("Permissions-Policy", cause.Situation.PermissionsPolicy)
        + Query("Content-Security-Policy", cause.Situation.ContentSecurityPolicy);

    private string Query(string name, string? value) => value is null
        ? ""
        : $"&{name}={Uri.EscapeDataString(value.Replace("{server}", Server, StringComparison.Ordinal).Replace("{other}", Other, StringComparison.Ordinal))}";
}
