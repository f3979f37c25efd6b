using Sandbox.Media;
using WebRtc;

namespace Sandbox.Calls;

/// <summary>One peer connection of a call. When another has taken its place, nothing that still comes of it does anything.</summary>
internal sealed class CallPeer : IPeerListener
{
    private readonly Call call;
    private readonly CallAudio audio;
    private volatile bool isConnected;

    private CallPeer(IMedia media, string offer, Call call, CallAudio audio, bool isFirst)
    {
        (this.call, this.audio, IsFirst) = (call, audio, isFirst);
        Media = media.Answer(offer, this);
    }

    public IMediaPeer Media { get; }

    /// <summary>Of the create.</summary>
    public bool IsFirst { get; }

    /// <summary>DTLS is done.</summary>
    public bool IsConnected => isConnected;

    /// <exception cref="SdpException">The offer is malformed or cannot be answered.</exception>
    public static CallPeer Answer(IMedia media, string offer, Call call, CallAudio audio, bool isFirst) =>
        new(media, offer, call, audio, isFirst);

    public void OnConnected()
    {
        isConnected = true;
        call.Connect(this);
    }

    public void OnAudio(ReadOnlySpan<short> frame) => audio.Hear(this, frame);

    public bool FillAudio(Span<short> frame) => audio.Fill(this, frame);

    public void OnClosed(PeerCloseReason reason) => call.Close(this, reason);
}
