using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WebRtc.Client;
using WebRtc.Transport;

namespace WebRtc.Tests.Infrastructure;

/// <summary>An endpoint on loopback, and calls to it.</summary>
internal sealed class Call : IDisposable
{
    private Call(WebRtcEndpoint endpoint, Peer peer, CallListener listener, WebRtcClient client)
    {
        (Endpoint, Peer, Listener, Client) = (endpoint, peer, listener, client);
    }

    public WebRtcEndpoint Endpoint { get; }

    public Peer Peer { get; }

    public CallListener Listener { get; }

    public WebRtcClient Client { get; }

    public EndpointContext Context => Endpoint.Context;

    public static WebRtcEndpoint StartEndpoint(IPAddress? bind = null, TimeProvider? time = null, ILoggerFactory? logs = null)
    {
        Assert.SkipWhen(WebRtcEndpoint.MissingPiece is not null, WebRtcEndpoint.MissingPiece ?? "");
        var options = new WebRtcOptions { Bind = bind ?? IPAddress.Loopback };
        return WebRtcEndpoint.Start(options, time ?? TimeProvider.System, logs ?? NullLoggerFactory.Instance);
    }

    /// <summary>Answered, not connected.</summary>
    public static Call Answer(WebRtcClientOptions? options = null, TimeProvider? time = null)
    {
        var endpoint = StartEndpoint(time: time);
        var client = new WebRtcClient(options);
        var listener = new CallListener();
        return new Call(endpoint, endpoint.Answer(client.Offer, listener), listener, client);
    }

    public static async Task<Call> ConnectAsync(WebRtcClientOptions? options = null, TimeProvider? time = null)
    {
        var call = Answer(options, time);
        await call.Client.ConnectAsync(call.Peer.Answer, TestContext.Current.CancellationToken);
        await call.Listener.Connected.WaitAsync(TestContext.Current.CancellationToken);
        return call;
    }

    /// <summary>Sound from the agent, as the client hears it, from the given frame on.</summary>
    public async Task<short[]> HearAsync(int frames, int skip = 10)
    {
        List<short> heard = [];
        for (var i = 0; i < skip + frames; i++)
        {
            var frame = await Client.Received.ReadAsync(TestContext.Current.CancellationToken);
            if (i >= skip)
            {
                heard.AddRange(frame);
            }
        }

        return [.. heard];
    }

    public void Dispose()
    {
        Client.Dispose();
        Peer.Dispose();
        Endpoint.Dispose();
    }
}
