using System.Net;
using System.Net.Sockets;
using WebRtc.Ice;

namespace WebRtc.Transport;

/// <summary>The receiving thread: takes every packet of the port to its peer. Nothing a packet holds can stop it.</summary>
internal sealed class PacketReceiver
{
    private readonly EndpointContext endpoint;
    private readonly Thread thread;
    private volatile bool isStopping;
    private bool hasFaulted;

    public PacketReceiver(EndpointContext endpoint)
    {
        this.endpoint = endpoint;
        thread = new Thread(Run) { IsBackground = true, Name = "webrtc-receive" };
    }

    public void Start() => thread.Start();

    /// <summary>Closes the socket and returns when the last packet is done with, at once when called from a listener.</summary>
    public void Stop()
    {
        isStopping = true;
        endpoint.Socket.Dispose();
        if (Thread.CurrentThread != thread)
        {
            thread.Join();
        }
    }

    /// <summary>Takes one packet to where it belongs.</summary>
    public void Dispatch(Span<byte> packet, SocketAddress from)
    {
        var kind = PacketKinds.Of(packet);
        if (kind == PacketKind.Stun)
        {
            DispatchStun(packet, from);
        }
        else if (kind != PacketKind.Unknown && endpoint.Table.Find(from) is { } peer)
        {
            // An address is in the table only after an authentic check from it: nobody else gets as far as DTLS.
            Deliver(peer, kind, packet, from);
        }
    }

    private static void Deliver(Peer peer, PacketKind kind, Span<byte> packet, SocketAddress from)
    {
        try
        {
            peer.Receive(kind, packet, from);
        }
        catch (Exception fault)
        {
            peer.Report(fault);
        }
    }

    private void Run()
    {
        var buffer = new byte[MediaSocket.MaxPacket];
        var from = new SocketAddress(endpoint.Socket.Family);
        while (!isStopping)
        {
            try
            {
                var length = endpoint.Socket.Receive(buffer, from);
                Dispatch(buffer.AsSpan(0, length), from);
            }
            catch (SocketException)
            {
                // An ICMP error of an earlier packet, or the socket was closed: the loop's condition tells.
            }
            catch (ObjectDisposedException) when (isStopping)
            {
                return;
            }
            catch (Exception fault)
            {
                Report(fault);
            }
        }
    }

    // Once: whoever found a packet that does this can send a million of them.
    private void Report(Exception fault)
    {
        if (!hasFaulted)
        {
            hasFaulted = true;
            WebRtcLog.PacketFault(endpoint.Logger, fault);
        }
    }

    /// <summary>
    /// RFC 8489 section 9.1.3 and RFC 8445 section 7.3. Without a right FINGERPRINT it is no check at all, and there is no answer:
    /// that keeps the port from being a reflector for whoever sends a bare header with a false address.
    /// </summary>
    private void DispatchStun(ReadOnlySpan<byte> packet, SocketAddress from)
    {
        if (!StunMessage.TryParse(packet, out var message)
            || message.Type != StunProtocol.BindingRequest
            || !StunFingerprint.Verify(message))
        {
            return;
        }

        Span<byte> buffer = stackalloc byte[StunResponse.MaxLength];
        if (message.IntegrityOffset == 0 || message.Username.IsEmpty)
        {
            endpoint.Socket.Send(StunResponse.Error(buffer, message, StunError.BadRequest), from);
            return;
        }

        var peer = endpoint.Table.Find(message.Username);
        if (peer is null || !peer.ReceiveCheck(message, from))
        {
            endpoint.Socket.Send(StunResponse.Error(buffer, message, StunError.Unauthenticated), from);
        }
    }
}
