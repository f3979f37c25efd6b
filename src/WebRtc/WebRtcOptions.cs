using System.Net;

namespace WebRtc;

/// <summary>Where media listens and what it tells browsers to call.</summary>
public sealed class WebRtcOptions
{
    /// <summary>The local address to bind. Default: every IPv4 address of the machine.</summary>
    public IPAddress Bind { get; set; } = IPAddress.Any;

    /// <summary>The UDP port of all calls. Default 0: a free one, chosen by the system.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The addresses put into answers as ICE candidates. Default, empty: <see cref="Bind"/> itself, or, when that is a
    /// wildcard, every address of every interface that is up, loopback included (Firefox does not pair with loopback).
    /// Behind NAT or in a container: the address that browsers can reach.
    /// </summary>
    public IList<IPAddress> Advertise { get; } = [];
}
