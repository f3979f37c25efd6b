using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Keys;

namespace Sandbox.Tests.Infrastructure;

/// <summary>A running sandbox with media, agents and clock in the test's hands.</summary>
internal sealed class TestSandbox : IAsyncDisposable
{
    public const string Publishable = "dnx_pub_sandbox";
    public const string Secret = "dnx_test_sandbox";
    public const string OtherPublishable = "dnx_pub_other";

    /// <summary>May be used by <c>https://shop.example</c> and <c>https://*.shop.example</c>.</summary>
    public const string BoundPublishable = "dnx_pub_bound";

    private readonly SandboxServer server;

    private TestSandbox(SandboxServer server, FakeMedia media, FakeTime time, List<FakeAgent> agents)
    {
        (this.server, Media, Time, Agents) = (server, media, time, agents);
        Client = new HttpClient { BaseAddress = server.Address };
    }

    public HttpClient Client { get; }

    public FakeMedia Media { get; }

    public FakeTime Time { get; }

    /// <summary>The agents of <c>av_fake</c>, in the order of their calls.</summary>
    public List<FakeAgent> Agents { get; }

    public CallRegistry Calls => server.Parts.GetRequiredService<CallRegistry>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestSandbox> StartAsync(Action<SandboxOptions>? configure = null, string? missingPiece = null)
    {
        var options = new SandboxOptions { CreatesPerAddressPerMinute = 10_000, CreatesPerKeyPerMinute = 10_000 };
        configure?.Invoke(options);
        var time = new FakeTime();
        var media = new FakeMedia(time) { MissingPiece = missingPiece };
        List<FakeAgent> agents = [];
        var catalog = new AgentCatalog(
        [
            .. Fixtures.Create(null, NullLoggerFactory.Instance),
            new("av_fake", "Scripted", MakeAgent),
            new("av_bug", "Cannot be made", MakeNone),
        ]);
        var keys = new KeyRing(Publishable, new Dictionary<string, ApiKey>
        {
            [Publishable] = ApiKey.Publishable("*"),
            [OtherPublishable] = ApiKey.Publishable("*"),
            [BoundPublishable] = ApiKey.Publishable("https://shop.example", "https://*.shop.example"),
            [Secret] = ApiKey.Secret,
        });
        var parts = new SandboxParts(options, keys, catalog, media, time);
        var server = await SandboxServer.StartAsync(parts, "http://127.0.0.1:0", NullLoggerFactory.Instance, Cancellation);
        return new TestSandbox(server, media, time, agents);

        IAgent MakeNone() => throw new InvalidOperationException("a bug in an agent");

        FakeAgent MakeAgent()
        {
            var agent = new FakeAgent();
            agents.Add(agent);
            return agent;
        }
    }

    public static HttpRequestMessage Request(string method, string path, string? credential = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = credential is null ? null : new AuthenticationHeaderValue("Bearer", credential);
        return request;
    }

    /// <summary>A create of <paramref name="agent"/>; each has another offer unless one is given.</summary>
    public static HttpRequestMessage CreateRequest(string agent = "av_fake", string? offer = null, string credential = Publishable)
    {
        var request = Request("POST", "/v1/web-calls", credential);
        request.Content = JsonContent.Create(new { agent_version_id = agent, offer = offer ?? NewOffer() });
        return request;
    }

    public static string NewOffer() => $"v=0\r\nm=audio\r\na=ice-ufrag:{Guid.NewGuid():N}\r\n";

    public static StringContent Body(string text, string mediaType) => new(text, Encoding.UTF8, mediaType);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request, Cancellation);

    public async Task<TestCall> CreateAsync(string agent = "av_fake")
    {
        using var response = await SendAsync(CreateRequest(agent));
        return await TestCall.FromAsync(this, response);
    }

    /// <summary>A call that has connected.</summary>
    public async Task<TestCall> ConnectAsync(string agent = "av_fake")
    {
        var call = await CreateAsync(agent);
        call.Peer.Connect();
        return call;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Client.Dispose();
    }
}

/// <summary>One call as its page knows it, and the browser's end of its media.</summary>
internal sealed record TestCall(TestSandbox Sandbox, string Location, string Token, string ETag, WebCallCreated Created, FakePeer Peer)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Call Server => Sandbox.Calls.FindByLocation(Location[(Location.LastIndexOf('/') + 1)..])!;

    public static async Task<TestCall> FromAsync(TestSandbox sandbox, HttpResponseMessage response)
    {
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        var created = await response.Content.ReadFromJsonAsync<WebCallCreated>(ProtocolJson.Options, Cancellation);
        var location = response.Headers.Location!.ToString();
        return new(sandbox, location, created!.CallToken, response.Headers.ETag!.ToString(), created, sandbox.Media.Peers.Last());
    }

    public Task<HttpResponseMessage> SendAsync(
        string method, string below = "", string? body = null, string type = "application/json", string? ifMatch = null)
    {
        var request = TestSandbox.Request(method, Location + below, Token);
        request.Content = body is null ? null : TestSandbox.Body(body, type);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        return Sandbox.SendAsync(request);
    }

    public Task<HttpResponseMessage> PatchAsync(string? ifMatch, string fragment = "a=candidate") =>
        SendAsync("PATCH", "", fragment, "application/trickle-ice-sdpfrag", ifMatch);
}
