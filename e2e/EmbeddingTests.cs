using System.Net.Http.Headers;
using System.Net.Http.Json;
using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;

namespace E2E;

/// <summary>Callers that may not have a call. Pages that may not, or not in this way, are rows of <see cref="MicrophoneTests"/>.</summary>
public sealed class EmbeddingTests(BrowserFixture browsers, SharedStack stack)
{
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
