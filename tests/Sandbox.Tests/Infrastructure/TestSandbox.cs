using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Flows;
using Sandbox.Keys;
using Sandbox.Records;
using Sandbox.Speech;
using Sandbox.Storage;
using Sandbox.Storage.Rows;
using Sandbox.Tests.Flows;
using Sandbox.Workspaces;

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
    private readonly TemporaryFolder folder;
    private readonly int idleTimers;
    private readonly HttpClient control;

    private TestSandbox(SandboxServer server, TemporaryFolder folder, FakeMedia media, FakeTime time, List<FakeAgent> agents)
    {
        (this.server, this.folder, Media, Time, Agents) = (server, folder, media, time, agents);
        idleTimers = time.Pending;
        Client = new HttpClient { BaseAddress = server.Address };
        control = new HttpClient { BaseAddress = server.ControlAddress };
    }

    public HttpClient Client { get; }

    public FakeMedia Media { get; }

    public FakeTime Time { get; }

    /// <summary>The agents of <c>av_fake</c>, in the order of their calls.</summary>
    public List<FakeAgent> Agents { get; }

    public CallRegistry Calls => Part<CallRegistry>();

    /// <summary>Timers that will still fire, without those of the server when it has nothing to do.</summary>
    public int Timers => Time.Pending - idleTimers;

    public IServiceProvider ControlParts => server.ControlParts!;

    public Journal Journal => Part<Journal>();

    public DatabaseFactory Databases => Part<DatabaseFactory>();

    /// <summary>Every route of the application.</summary>
    public IReadOnlyList<RouteEndpoint> Routes =>
        [.. Part<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="configure">Changes the settings.</param>
    /// <param name="missingPiece">Why media cannot answer.</param>
    /// <param name="database">A new one of this kind, unless <paramref name="configure"/> names one to share.</param>
    /// <param name="more">Agent versions besides those of the fixtures.</param>
    public static async Task<TestSandbox> StartAsync(
        Action<SandboxOptions>? configure = null,
        string? missingPiece = null,
        DatabaseKind database = DatabaseKind.Sqlite,
        params IEnumerable<AgentVersion> more)
    {
        var options = new SandboxOptions { CreatesPerAddressPerMinute = 10_000, CreatesPerKeyPerMinute = 10_000 };
        options.Control.Url = "http://127.0.0.1:0";
        options.Storage.PostgreSql = await Infrastructure.Databases.NewAsync(database);
        configure?.Invoke(options);
        var time = new FakeTime();
        var media = new FakeMedia(time) { MissingPiece = missingPiece };
        List<FakeAgent> agents = [];
        AgentVersion[] shipped =
        [
            .. Fixtures.Create(null, new FakeSynthesizer(), NullLoggerFactory.Instance),
            new("av_fake", "Scripted", MakeAgent),
            new("av_bug", "Cannot be made", MakeNone),
            .. more,
        ];
        var engines = new SpeechEngines(null, new FakeSynthesizer(), []);
        var builder = new AgentBuilder(engines, NullLoggerFactory.Instance, FunctionCaller.CreateClient(new FakeFunctions()));
        var folder = new TemporaryFolder();
        var databases = DatabaseFactory.Open(options.Storage, folder.Path);
        var parts = new SandboxParts(options, OwnKeys.Fixtures, databases, shipped, builder, media, time);
        var server = await SandboxServer.StartAsync(parts, "http://127.0.0.1:0", NullLoggerFactory.Instance, Cancellation);
        await AddAsync(databases, Key(OtherPublishable, "*"), Key(BoundPublishable, "https://shop.example", "https://*.shop.example"));
        return new TestSandbox(server, folder, media, time, agents);

        KeyRow Key(string text, params string[] origins) => NewKey.Make(Workspace.OwnId, text, origins, time.GetUtcNow(), text).Row;

        IAgent MakeNone() => throw new InvalidOperationException("a bug in an agent");

        FakeAgent MakeAgent()
        {
            var agent = new FakeAgent();
            agents.Add(agent);
            return agent;
        }
    }

    // Where several share a database, the first one adds them.
    private static async Task AddAsync(DatabaseFactory databases, params KeyRow[] keys)
    {
        await using var database = await databases.CreateDbContextAsync(Cancellation);
        var known = await database.Keys.Select(key => key.Hash).ToListAsync(Cancellation);
        database.Keys.AddRange(keys.Where(key => !known.Contains(key.Hash)));
        await database.SaveChangesAsync(Cancellation);
    }

    public T Part<T>()
        where T : notnull => server.Parts.GetRequiredService<T>();

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

    /// <param name="direction">Of the sound.</param>
    public static string NewOffer(string direction = "sendrecv") => $"v=0\r\nm=audio\r\na=ice-ufrag:{Guid.NewGuid():N}\r\na={direction}\r\n";

    /// <summary>Another workspace of the same sandbox.</summary>
    public async Task<OwnKeys> AddWorkspaceAsync(int concurrencyLimit = 5)
    {
        var directory = server.Parts.GetRequiredService<WorkspaceDirectory>();
        var (_, keys) = await directory.CreateAsync("Another", new WorkspaceLimits(concurrencyLimit, 10_000, 10_000), Cancellation);
        return keys;
    }

    /// <summary>A request of a site's own server.</summary>
    public Task<HttpResponseMessage> AskAsync(string method, string path, object? body = null, string credential = Secret)
    {
        var request = Request(method, path, credential);
        request.Content = body switch
        {
            null => null,
            string text => Body(text, "application/json"),
            _ => JsonContent.Create(body, options: ProtocolJson.Options),
        };
        return SendAsync(request);
    }

    /// <summary>The same, which succeeds with this status; returns the answer's JSON.</summary>
    public async Task<JsonElement> ReadAsync(
        string method, string path, object? body = null, string credential = Secret, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await AskAsync(method, path, body, credential);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == expected, $"{method} {path} answered {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public static StringContent Body(string text, string mediaType) => new(text, Encoding.UTF8, mediaType);

    /// <summary>A request to the control API.</summary>
    public Task<HttpResponseMessage> ControlAsync(string method, string path, string? body = null, string? key = Secret)
    {
        var request = Request(method, path, key);
        request.Content = body is null ? null : Body(body, "application/json");
        return SendControlAsync(request);
    }

    public Task<HttpResponseMessage> SendControlAsync(HttpRequestMessage request) => control.SendAsync(request, Cancellation);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request, Cancellation);

    public async Task<TestCall> CreateAsync(string agent = "av_fake", string? offer = null)
    {
        using var response = await SendAsync(CreateRequest(agent, offer));
        return await TestCall.FromAsync(this, response);
    }

    /// <summary>A call that has connected.</summary>
    public async Task<TestCall> ConnectAsync(string agent = "av_fake", string? offer = null)
    {
        var call = await CreateAsync(agent, offer);
        call.Peer.Connect();
        await Journal.FlushAsync(Cancellation);
        return call;
    }

    /// <summary>Moves the clock on by a second for every look, until <paramref name="work"/> is done.</summary>
    public Task AdvanceUntilAsync(Task work, string what) => Eventually.Is(
        () =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            return work.IsCompleted;
        },
        what);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Client.Dispose();
        control.Dispose();
        folder.Dispose();
    }
}
