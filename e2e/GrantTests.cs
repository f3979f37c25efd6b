using System.Net.Http.Headers;
using System.Net.Http.Json;
using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Protocol;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>A site's own server gives a visitor leave for one call: no key is in the page.</summary>
public sealed class GrantTests(BrowserFixture browsers, SharedStack stack)
{
    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Grant_MakesOneCallInWhichTheServersWordsWin(Engine engine) => browsers.VisitAsync(engine, Microphone.Silent, async page =>
    {
        var grant = await MakeAsync("av_demo", new { VisitorName = "the server" });
        var call = await SdkPage.OpenAsync(page, stack, "av_demo", grant);
        await call.ConnectAsync();
        await Expect(call.Turns("agent").First).ToContainTextAsync("Hello the server");
        await call.ClickEndAsync();
        await Expect(call.Disconnected).ToHaveTextAsync("user_disconnected");

        await call.ClickStartAsync();
        await Expect(call.Outcome).ToHaveTextAsync("invalid_key");
        await Recording.IsOverAsync(page);
    });

    /// <summary>As the site's server does: over WidgetHost, with the secret key.</summary>
    private async Task<string> MakeAsync(string agent, object variables)
    {
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(stack.Server.Origin(Reach.Secure)) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/web-calls/grants");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await stack.Workspaces.OfThisTestAsync()).SecretKey);
        request.Content = JsonContent.Create(new { AgentVersionId = agent, Variables = variables }, options: ProtocolJson.Options);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        var made = await response.Content.ReadFromJsonAsync<GrantCreated>(ProtocolJson.Options, TestContext.Current.CancellationToken);
        return made!.Grant;
    }
}
