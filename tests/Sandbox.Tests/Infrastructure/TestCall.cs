using System.Net.Http.Json;
using Protocol;
using Sandbox.Calls;
using Sandbox.Storage.Rows;

namespace Sandbox.Tests.Infrastructure;

/// <summary>One call as its page knows it, and the browser's end of its media.</summary>
internal sealed record TestCall(TestSandbox Sandbox, string Location, string Token, string ETag, WebCallCreated Created, FakePeer Peer)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The record of the call, once everything that happened is in it.</summary>
    public async Task<CallRow> ReadRecordAsync()
    {
        await Sandbox.Journal.FlushAsync(Cancellation);
        await using var database = await Sandbox.Databases.CreateDbContextAsync(Cancellation);
        return await database.Calls.FindAsync([Created.CallId], Cancellation) ?? throw new InvalidOperationException("It has no record.");
    }

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

    /// <summary>Another page of the same call: its peer has yet to connect.</summary>
    public async Task<TestCall> RejoinAsync(string? offer = null)
    {
        using var response = await OfferAsync(offer ?? TestSandbox.NewOffer());
        response.EnsureSuccessStatusCode();
        return this with { Peer = Sandbox.Media.Peers.Last(), ETag = response.Headers.ETag!.ToString() };
    }

    public Task<HttpResponseMessage> OfferAsync(string offer) => SendAsync("POST", "/media", offer, "application/sdp");

    public async Task LeaveAsync() => (await SendAsync("POST", "/leave")).EnsureSuccessStatusCode();

    public Task<HttpResponseMessage> PatchAsync(string? ifMatch, string fragment = "a=candidate") =>
        SendAsync("PATCH", "", fragment, "application/trickle-ice-sdpfrag", ifMatch);
}
