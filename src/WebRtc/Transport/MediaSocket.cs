using System.Net;
using System.Net.Sockets;

namespace WebRtc.Transport;

/// <summary>The one UDP socket of an endpoint. Sending is thread-safe and never throws: on UDP an error is a lost packet.</summary>
internal sealed class MediaSocket : IDisposable
{
    /// <summary>Larger than any packet of a call; what is longer is cut, and then fails its own checks.</summary>
    public const int MaxPacket = 2048;

    // Half a second of 200 calls in each direction.
    private const int BufferBytes = 1 << 20;

    private readonly Socket socket;

    public MediaSocket(IPAddress bind, int port)
    {
        socket = new Socket(bind.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = BufferBytes,
            SendBufferSize = BufferBytes,
        };
        try
        {
            if (bind.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(bind, port));
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }

        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public int Port { get; }

    public AddressFamily Family => socket.AddressFamily;

    /// <summary>Waits for a packet. Throws when the socket is disposed.</summary>
    public int Receive(Span<byte> buffer, SocketAddress from) => socket.ReceiveFrom(buffer, SocketFlags.None, from);

    public void Send(ReadOnlySpan<byte> packet, SocketAddress to)
    {
        try
        {
            _ = socket.SendTo(packet, SocketFlags.None, to);
        }
        catch (SocketException)
        {
            // No route, or a full buffer: lost, as anywhere on the way.
        }
        catch (ObjectDisposedException)
        {
            // The endpoint is going away.
        }
    }

    public void Dispose() => socket.Dispose();
}
