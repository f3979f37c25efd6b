using System.Net;
using System.Net.Sockets;

namespace WidgetHost.Tests.Infrastructure;

/// <summary>An address of this machine at which nothing listens.</summary>
internal static class UnusedAddress
{
    public static string Get()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }
}
