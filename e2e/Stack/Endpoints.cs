using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace E2E.Stack;

/// <summary>The three origins of one server: HTTPS, and HTTP under a trusted and an untrusted name.</summary>
/// <param name="Loopback">The name for <see cref="Reach.Secure"/> and <see cref="Reach.Loopback"/>.</param>
/// <param name="MappedName">The name for <see cref="Reach.Insecure"/>.</param>
/// <param name="HttpPort">Of this machine.</param>
/// <param name="HttpsPort">Of this machine.</param>
public sealed record Endpoints(string Loopback, string MappedName, int HttpPort, int HttpsPort)
{
    public string Origin(Reach reach) => reach switch
    {
        Reach.Secure => $"https://{Loopback}:{HttpsPort}",
        Reach.Loopback => $"http://{Loopback}:{HttpPort}",
        _ => $"http://{MappedName}:{HttpPort}",
    };

    internal static void Listen(KestrelServerOptions kestrel, X509Certificate2 certificate)
    {
        kestrel.Listen(IPAddress.Loopback, 0);
        kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(certificate));
    }

    internal static Endpoints Of(IServer server, string loopback, string mappedName)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList();
        return new(
            loopback,
            mappedName,
            addresses.Single(address => address.Scheme == Uri.UriSchemeHttp).Port,
            addresses.Single(address => address.Scheme == Uri.UriSchemeHttps).Port);
    }
}
