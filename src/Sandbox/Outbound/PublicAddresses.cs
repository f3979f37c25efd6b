using System.Net;
using System.Net.Sockets;

namespace Sandbox.Outbound;

/// <summary>
/// Keeps requests to addresses that somebody else wrote down (functions of flows, webhooks) out of the network this server stands
/// in. What counts is the address that is connected to, so no name and no redirect leads around it.
/// Source: the special-purpose registries of RFC 6890.
/// </summary>
internal static class PublicAddresses
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // A name whose address has changed is looked up again after this.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private static readonly IPNetwork GlobalIPv6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // A platform service inside of Azure that no network of its owner holds.
            "168.63.129.16/32",
            // Teredo and other protocols, documentation, and 6to4, which carries an IPv4 address of any kind.
            "2001::/23", "2001:db8::/32", "3fff::/20", "2002::/16",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Whether the whole internet may reach it; false for loopback, private, link-local, multicast and reserved addresses.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalIPv6.Contains(plain))
            && !NotPublic.Any(network => network.Contains(plain));
    }

    /// <summary>
    /// What connects to public addresses only; anything else fails with a <see cref="PrivateAddressException"/> inside of the
    /// <see cref="HttpRequestException"/>. Redirects are not followed and proxies not used: both would connect to something else.
    /// </summary>
    /// <param name="dangerousAllowPrivate">True: connects to whatever is named, as to a service beside this one in development.</param>
    public static SocketsHttpHandler CreateHandler(bool dangerousAllowPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, dangerousAllowPrivate, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancellationToken)
    {
        // An address needs no look-up, and 0.0.0.0 has none.
        var found = IPAddress.TryParse(target.Host, out var address) ? [address] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        IPAddress[] allowed = [.. found.Where(one => allowPrivate || IsPublic(one))];
        if (allowed.Length == 0)
        {
            throw new PrivateAddressException(target.Host);
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The host has no public address, and others may not be connected to.</summary>
internal sealed class PrivateAddressException(string host)
    : IOException($"'{host}' has no public address. Use a public one, or allow private ones with the setting whose name begins with Dangerous.");
