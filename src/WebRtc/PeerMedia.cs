using System.Net;
using WebRtc.Dtls;
using WebRtc.Ice;
using WebRtc.Rtp;
using WebRtc.Srtp;
using WebRtc.Transport;

namespace WebRtc;

/// <content>The side of a peer that the media threads see. One of them at a time is inside.</content>
public sealed partial class Peer
{
    // What has become of the peer: open, closed from the other side (and the listener told), or disposed. Only one of the two
    // leaves "open", so that the listener hears nothing after Dispose.
    private const int Open = 0;
    private const int Closed = 1;
    private const int Disposed = 2;

    private readonly Lock gate = new();
    private readonly DtlsAssociation dtls;
    private readonly PacketPath incoming;
    private readonly LevelMeter level;
    private readonly AudioSink heard;
    private readonly short[] frame = new short[AudioFormat.FrameSamples];
    private volatile MediaSession? media;
    private bool isOver;
    private int ending;
    private int hasFaulted;

    private bool IsDeaf => isOver || IsDisposed;

    private bool IsDisposed => Volatile.Read(ref ending) == Disposed;

    /// <summary>A check that carries our ufrag. False: it is not authentic.</summary>
    internal bool ReceiveCheck(in StunMessage check, SocketAddress from)
    {
        lock (gate)
        {
            // Silence, not an error: the call is over, or the check is lost or still on its way.
            return IsDeaf || incoming.Takes(check.Packet, from) || AnswerCheck(check, from);
        }
    }

    /// <summary>A packet from an address that has proved itself.</summary>
    internal void Receive(PacketKind kind, Span<byte> packet, SocketAddress from)
    {
        lock (gate)
        {
            if (!IsDeaf && !incoming.Takes(packet, from))
            {
                Take(kind, packet);
            }
        }
    }

    /// <summary>Every 20 ms, from the pacing thread.</summary>
    internal void Tick()
    {
        lock (gate)
        {
            if (isOver || IsDisposed)
            {
                return;
            }

            link.Tick();
            incoming.Tick();
            dtls.Tick();
            FollowDtls();
            if (media is not { } session || isOver)
            {
                return;
            }

            if (!listener.FillAudio(frame))
            {
                frame.AsSpan().Clear();
            }

            session.SendFrame(frame);
            session.Tick();
        }
    }

    /// <summary>Logs what this peer or its listener threw, once: a listener that throws does so fifty times a second.</summary>
    internal void Report(Exception fault)
    {
        if (Interlocked.Exchange(ref hasFaulted, 1) == 0)
        {
            WebRtcLog.PeerFault(endpoint.Logger, Name, fault);
        }
    }

    /// <summary>The end: nothing arrives and nothing is sent after it. Called once, after <see cref="Dispose"/>.</summary>
    internal void TakeApart()
    {
        lock (gate)
        {
            isOver = true;
            dtls.Close();
            link.Close();
            dtls.Dispose();
            media?.Dispose();
        }

        endpoint.Table.Forget(this); // From here on no packet maps an address to it any more.
    }

    /// <summary>
    /// What is wrong with an authentic check. A lite end is always controlled, so the other must control (RFC 8445 section 6.1.1).
    /// </summary>
    private static StunError? Objection(in StunMessage check) => check switch
    {
        { UnknownAttribute: not 0 } => StunError.UnknownAttribute,
        { IsFromControlled: true } => StunError.RoleConflict,
        _ => null,
    };

    /// <summary>What a slow network held until now. An unauthentic check gets no answer here, which nobody waits for.</summary>
    private void Arrive(Span<byte> packet, SocketAddress from)
    {
        var kind = PacketKinds.Of(packet);
        if (IsDeaf)
        {
            return; // A packet before it was the last.
        }

        if (kind != PacketKind.Stun)
        {
            Take(kind, packet);
        }
        else if (StunMessage.TryParse(packet, out var check))
        {
            _ = AnswerCheck(check, from);
        }
    }

    private bool AnswerCheck(in StunMessage check, SocketAddress from)
    {
        if (ice.Authenticate(check) is not { } generation)
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[StunResponse.MaxLength];
        var key = generation.Local.Key;
        if (Objection(check) is { } error)
        {
            link.Send(StunResponse.Error(buffer, check, error, key), from);
            return true;
        }

        link.Hear();
        link.Learn(from, check.UseCandidate);
        link.Send(StunResponse.Success(buffer, check, from, key), from);
        if (ice.Confirm(generation) is { } over)
        {
            endpoint.Table.Remove(over.Local.Ufrag);
        }

        return true;
    }

    private void Take(PacketKind kind, Span<byte> packet)
    {
        var isAuthentic = kind switch
        {
            PacketKind.Dtls => ReceiveDtls(packet),
            PacketKind.Rtp => media?.ReceiveRtp(packet) ?? false,
            PacketKind.Rtcp => media?.ReceiveRtcp(packet) ?? false,
            _ => false,
        };
        if (!isAuthentic)
        {
            return;
        }

        if (kind == PacketKind.Rtp)
        {
            link.HearSound();
        }
        else
        {
            link.Hear();
        }
    }

    private bool ReceiveDtls(ReadOnlySpan<byte> packet)
    {
        var before = dtls.State;
        dtls.Receive(packet);
        FollowDtls();

        // Handshake packets can be forged; what leads to a new state cannot.
        return dtls.State != before;
    }

    private void FollowDtls()
    {
        switch (dtls.State)
        {
            case DtlsState.Connected when media is null:
                Connect(dtls.Keys!);
                break;
            case DtlsState.Closed:
                WebRtcLog.ClosedByRemote(endpoint.Logger, Name);
                Close(PeerCloseReason.ClosedByRemote);
                break;
            case DtlsState.Failed:
                WebRtcLog.HandshakeFailed(endpoint.Logger, Name, dtls.Failure);
                Close(PeerCloseReason.HandshakeFailed);
                break;
        }
    }

    private void Connect(SrtpKeyingMaterial keys)
    {
        var parameters = new MediaParameters(offer.Codec, offer.PayloadType, offer.Sends, ssrc);
        var session = new MediaSession(parameters, keys.Profile, keys.Server, keys.Client, endpoint.Time, link.Send, heard);
        media = session;
        var agreed = session.Statistics();
        WebRtcLog.Connected(endpoint.Logger, Name, agreed.Codec, agreed.SrtpProfile);
        listener.OnConnected();
    }

    private void Hear(ReadOnlySpan<short> sound)
    {
        level.Add(sound);
        listener.OnAudio(sound);
    }

    private void Close(PeerCloseReason reason)
    {
        isOver = true;
        if (Interlocked.CompareExchange(ref ending, Closed, Open) == Open)
        {
            listener.OnClosed(reason);
        }
    }
}
