using System.Net;
using System.Net.Sockets;

namespace Tests;

/// <summary>An address of this machine at which nothing listens, and nobody else can while this lives: it is bound.</summary>
internal sealed class UnusedAddress : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public UnusedAddress() => socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string Url => $"http://{socket.LocalEndPoint}";

    public void Dispose() => socket.Dispose();
}
