using System.Net;
using WebRtc.Ice;

namespace WebRtc.Sdp;

/// <summary>Bodies of <c>application/trickle-ice-sdpfrag</c> (RFC 8840 section 9, RFC 9725 section 4.3).</summary>
internal static class IceFragment
{
    /// <summary>The ufrag a fragment is of.</summary>
    /// <exception cref="SdpException">It is no fragment, or has no credentials.</exception>
    public static string ReadUfrag(string fragment)
    {
        var document = SdpParser.ParseFragment(fragment);
        return IceParameters.FindUfrag([document.Session, .. document.Media])
            ?? throw new SdpException(
                "The fragment has no a=ice-ufrag and a=ice-pwd lines; RFC 8840 section 9.1 asks for them.", isMalformed: true);
    }

    /// <summary>Our side of a restart.</summary>
    public static string Write(SdpMedia audio, byte payloadType, IceCredentials credentials, IReadOnlyList<IPEndPoint> candidates)
    {
        var sdp = new SdpBuilder();
        sdp.Line("a=ice-lite");
        sdp.Line($"m=audio 9 {audio.Protocol} {payloadType}");
        if (audio.Mid is { } mid)
        {
            sdp.Line($"a=mid:{mid}");
        }

        sdp.Ice(credentials, candidates);
        return sdp.ToString();
    }
}
