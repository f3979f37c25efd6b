using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using WebRtc.Ice;

namespace WebRtc.Sdp;

/// <summary>Lines of SDP, ended as RFC 8866 asks.</summary>
internal sealed class SdpBuilder
{
    // RFC 8445 section 5.1.2.1: type preference of a host candidate, local preference, component 1.
    private const uint HostTypePreference = 126u << 24;
    private const int HighestLocalPreference = 65_535;
    private const int ComponentPreference = 255;

    private readonly StringBuilder text = new();

    public static string AddressType(IPEndPoint candidate) =>
        candidate.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4";

    public void Line(FormattableString line) => Line(line.ToString(CultureInfo.InvariantCulture));

    public void Line(string line) => text.Append(line).Append("\r\n");

    /// <summary>Our credentials, and our candidates from the most preferred on.</summary>
    public void Ice(IceCredentials credentials, IReadOnlyList<IPEndPoint> candidates)
    {
        Line($"a=ice-ufrag:{credentials.Ufrag}");
        Line($"a=ice-pwd:{credentials.Password}");
        for (var i = 0; i < candidates.Count; i++)
        {
            var priority = HostTypePreference + (uint)((HighestLocalPreference - i) << 8) + ComponentPreference;
            Line($"a=candidate:{i + 1} 1 udp {priority} {candidates[i].Address} {candidates[i].Port} typ host");
        }

        Line("a=end-of-candidates");
    }

    public override string ToString() => text.ToString();
}
