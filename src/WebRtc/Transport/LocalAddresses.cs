using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace WebRtc.Transport;

/// <summary>Which addresses answers advertise.</summary>
internal static class LocalAddresses
{
    /// <summary>More are of no use to a browser: it checks each of them from each of its own.</summary>
    private const int MaxCandidates = 16;

    /// <summary>See <see cref="WebRtcOptions.Advertise"/>. Addresses that others can reach come first, loopback last.</summary>
    public static IReadOnlyList<IPEndPoint> Candidates(WebRtcOptions options, int port)
    {
        IEnumerable<IPAddress> addresses = options switch
        {
            { Advertise.Count: > 0 } => options.Advertise,
            _ when options.Bind.Equals(IPAddress.Any) => OfInterfaces(withIpv6: false),
            _ when options.Bind.Equals(IPAddress.IPv6Any) => OfInterfaces(withIpv6: true),
            _ => [options.Bind],
        };
        return [.. addresses.Take(MaxCandidates).Select(address => new IPEndPoint(address, port))];
    }

    private static IEnumerable<IPAddress> OfInterfaces(bool withIpv6) =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up || card.NetworkInterfaceType == NetworkInterfaceType.Loopback)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork
                || (withIpv6 && address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv6LinkLocal))
            .Distinct()
            .OrderBy(IPAddress.IsLoopback)
            .ThenBy(address => address.AddressFamily)
            .DefaultIfEmpty(IPAddress.Loopback);
}
