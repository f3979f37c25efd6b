using System.Net;
using System.Net.Sockets;

namespace WebRtc;

/// <summary>Finds every problem of the options before anything is bound.</summary>
internal static class WebRtcOptionsCheck
{
    /// <exception cref="ArgumentException">Names all problems.</exception>
    public static void ThrowIfWrong(WebRtcOptions options)
    {
        var problems = Problems(options).ToArray();
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }
    }

    private static IEnumerable<string> Problems(WebRtcOptions options)
    {
        if (options.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            yield return $"{nameof(options.Port)} is {options.Port}; write 0 for a free one, or 1 to {IPEndPoint.MaxPort}.";
        }

        foreach (var address in options.Advertise)
        {
            if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            {
                yield return $"{nameof(options.Advertise)} has {address}, which nobody can call; write an address that browsers can reach.";
            }
            else if (address.AddressFamily == AddressFamily.InterNetworkV6 && options.Bind.AddressFamily == AddressFamily.InterNetwork)
            {
                yield return $"{nameof(options.Advertise)} has {address}, but {options.Bind} is bound; bind '::' for IPv6 and IPv4.";
            }
        }
    }
}
