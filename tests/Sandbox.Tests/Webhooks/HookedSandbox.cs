using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Sandbox.Agents;
using Sandbox.Queues;
using Sandbox.Storage.Rows;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Webhooks;

/// <summary>A sandbox that may post to this machine, and a receiver there.</summary>
internal sealed class HookedSandbox : IAsyncDisposable
{
    public const string Root = "/v1/user-webhooks";

    private HookedSandbox(TestSandbox sandbox, WebhookReceiver receiver) => (Sandbox, Receiver) = (sandbox, receiver);

    public TestSandbox Sandbox { get; }

    public WebhookReceiver Receiver { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<HookedSandbox> StartAsync(DatabaseKind database = DatabaseKind.Sqlite, params IEnumerable<AgentVersion> more)
    {
        var sandbox = await TestSandbox.StartAsync(
            options => options.Webhooks.DangerousAllowPrivateAddresses = true, database: database, more: more);
        return new HookedSandbox(sandbox, await WebhookReceiver.StartAsync());
    }

    public Task<HttpResponseMessage> SendAsync(string method, string below = "", object? body = null, string key = TestSandbox.Secret)
    {
        var request = TestSandbox.Request(method, Root + below, key);
        request.Content = body is null ? null : JsonContent.Create(body);
        return Sandbox.SendAsync(request);
    }

    /// <summary>A webhook of the receiver, with its secret.</summary>
    public async Task<(string Id, string Secret)> CreateAsync(params string[] events)
    {
        object body = events.Length == 0 ? new { url = Receiver.Url } : new { url = Receiver.Url, events };
        using var response = await SendAsync("POST", "", body);
        var webhook = await ReadAsync(response);
        return ((string)webhook["id"]!, (string)webhook["secret"]!);
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Lets the workers look once, and waits until the receiver has so many events.</summary>
    public async Task ReceivesAsync(int count)
    {
        await LookAsync();
        await Eventually.Is(() => Receiver.Events.Count >= count, $"{count} events come");
    }

    /// <summary>Lets the workers look once, when everything that happened is stored.</summary>
    public async Task LookAsync()
    {
        await Sandbox.Journal.FlushAsync(Cancellation);
        Sandbox.Time.Advance(QueueWorker.LookEvery);
    }

    /// <summary>Lets the workers look once, and waits until the call is analysed.</summary>
    public async Task<CallRow> AnalysesAsync(TestCall call)
    {
        await LookAsync();
        await Eventually.Is(async () => !(await call.ReadRecordAsync()).IsAnalysisDue, "the call is analysed");
        return await call.ReadRecordAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
