using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Protocol;
using Sandbox.Calls;
using WebRtc.Client;

namespace Sandbox.Tests.Infrastructure;

/// <summary>The sandbox as it ships: its own keys, agents and UDP port.</summary>
internal sealed class LiveSandbox : IAsyncDisposable
{
    private readonly SandboxServer server;
    private readonly TemporaryFolder folder;

    private LiveSandbox(SandboxServer server, TemporaryFolder folder, ShiftedTime time)
    {
        (this.server, this.folder, Time) = (server, folder, time);
        Client = new HttpClient { BaseAddress = server.Address };
        Control = new HttpClient { BaseAddress = server.ControlAddress };
    }

    public HttpClient Client { get; }

    /// <summary>The control API.</summary>
    public HttpClient Control { get; }

    public ShiftedTime Time { get; }

    public CallRegistry Calls => server.Parts.GetRequiredService<CallRegistry>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LiveSandbox> StartAsync(Action<SandboxOptions>? configure = null)
    {
        Assert.SkipWhen(WebRtc.WebRtcEndpoint.MissingPiece is not null, $"No live calls here: {WebRtc.WebRtcEndpoint.MissingPiece}");
        var folder = new TemporaryFolder();
        var options = new SandboxOptions
        {
            DataFolder = folder.Path,
            ConcurrencyLimit = 1,
            CreatesPerAddressPerMinute = 10_000,
            Media = new SandboxMediaOptions { Bind = "127.0.0.1" },
        };
        configure?.Invoke(options);
        var time = new ShiftedTime();
        var server = await SandboxServer.StartAsync(
            options, "http://127.0.0.1:0", isDevelopment: true, NullLoggerFactory.Instance, time, Cancellation);
        return new LiveSandbox(server, folder, time);
    }

    /// <summary>A call whose sound flows.</summary>
    public async Task<LiveCall> ConnectAsync(string agent, WebRtcClient? caller = null)
    {
        var client = caller ?? new WebRtcClient();
        using var response = await CreateAsync(agent, client.Offer);
        response.EnsureSuccessStatusCode();
        var created = await response.Content.ReadFromJsonAsync<WebCallCreated>(ProtocolJson.Options, Cancellation);
        await client.ConnectAsync(created!.Answer!, Cancellation);
        var location = response.Headers.Location!.ToString();
        return new LiveCall(this, client, location, created.CallToken, Calls.FindByToken(created.CallToken)!);
    }

    public Task<HttpResponseMessage> CreateAsync(string agent, string offer)
    {
        var request = TestSandbox.Request("POST", "/v1/web-calls", server.PublishableKey);
        request.Content = JsonContent.Create(new { agent_version_id = agent, offer });
        return Client.SendAsync(request, Cancellation);
    }

    /// <summary>The status of a create by a client that never calls.</summary>
    public async Task<HttpStatusCode> TryCreateAsync()
    {
        using var client = new WebRtcClient();
        using var response = await CreateAsync("av_tone", client.Offer);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
        Client.Dispose();
        Control.Dispose();
    }
}

/// <summary>Both ends of a call.</summary>
internal sealed record LiveCall(LiveSandbox Sandbox, WebRtcClient Client, string Location, string Token, Call Server) : IDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Client.Dispose();

    public Task<HttpResponseMessage> DeleteAsync() =>
        Sandbox.Client.SendAsync(TestSandbox.Request("DELETE", Location, Token), Cancellation);

    /// <summary>Posts an ICE restart and returns the answered fragment.</summary>
    public async Task<string> RestartAsync(string fragment)
    {
        var request = TestSandbox.Request("PATCH", Location, Token);
        request.Content = TestSandbox.Body(fragment, "application/trickle-ice-sdpfrag");
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        using var response = await Sandbox.Client.SendAsync(request, Cancellation);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>Another page of the same call, whose sound flows.</summary>
    public async Task<LiveCall> RejoinAsync()
    {
        var client = new WebRtcClient();
        await client.ConnectAsync(await OfferAsync(client.Offer), Cancellation);
        return this with { Client = client };
    }

    /// <summary>Posts an offer to the living call and returns the answer.</summary>
    public async Task<string> OfferAsync(string offer)
    {
        var request = TestSandbox.Request("POST", Location + "/media", Token);
        request.Content = TestSandbox.Body(offer, "application/sdp");
        using var response = await Sandbox.Client.SendAsync(request, Cancellation);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    public Task<HttpResponseMessage> LeaveAsync() =>
        Sandbox.Client.SendAsync(TestSandbox.Request("POST", Location + "/leave", Token), Cancellation);

    /// <summary>Reads frames until one is loud (or quiet).</summary>
    public async Task<short[]> HearAsync(bool isLoud)
    {
        await foreach (var frame in Client.Received.ReadAllAsync(Cancellation))
        {
            if (frame.ContainsAnyExceptInRange((short)-1000, (short)1000) == isLoud)
            {
                return frame;
            }
        }
        throw new InvalidOperationException("The sound ended.");
    }

    public async Task IsEndedAsync(CallEndReason reason)
    {
        await Eventually.Is(() => Server.Status == CallStatus.Ended, "the call ended");
        Assert.Equal(reason, Server.EndReason);
    }
}
