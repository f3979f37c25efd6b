using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace WebRtc.Ice;

/// <summary>Reads a <see cref="SocketAddress"/> without allocating. The layout is that of Linux's <c>sockaddr_in</c> and <c>_in6</c>.</summary>
internal static class RemoteAddress
{
    public const int MaxIpLength = 16;
    private const int PortOffset = 2;
    private const int Ipv4Offset = 4;
    private const int Ipv4Length = 4;
    private const int Ipv6Offset = 8;

    private static ReadOnlySpan<byte> Ipv4MappedPrefix => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF];

    /// <summary>
    /// Copies the IP address and returns its length. An IPv4 address mapped into IPv6, as a dual-mode socket reports it, is
    /// given as IPv4: that is what the other end knows itself by.
    /// </summary>
    public static int Read(SocketAddress address, Span<byte> ip, out ushort port)
    {
        var raw = address.Buffer.Span;
        port = BinaryPrimitives.ReadUInt16BigEndian(raw[PortOffset..]);
        var source = address.Family == AddressFamily.InterNetworkV6
            ? raw.Slice(Ipv6Offset, MaxIpLength)
            : raw.Slice(Ipv4Offset, Ipv4Length);
        if (source.StartsWith(Ipv4MappedPrefix))
        {
            source = source[Ipv4MappedPrefix.Length..];
        }

        source.CopyTo(ip);
        return source.Length;
    }

    public static SocketAddress Copy(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }
}
