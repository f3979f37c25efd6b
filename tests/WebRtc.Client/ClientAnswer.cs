using System.Globalization;
using System.Net;
using WebRtc.Codecs;
using WebRtc.Dtls;
using WebRtc.Ice;
using WebRtc.Sdp;

namespace WebRtc.Client;

/// <summary>What a test client needs of an answer.</summary>
internal sealed record ClientAnswer(
    IceCredentials Remote, IPEndPoint Candidate, Fingerprint Fingerprint, AudioCodecKind Codec, byte PayloadType, string Direction)
{
    public static ClientAnswer Read(string sdp)
    {
        var document = SdpParser.ParseDescription(sdp);
        var audio = document.Media.Find(media => media is { Kind: "audio", IsOff: false }) ?? throw new FormatException("The answer has no audio.");
        if (!Fingerprint.TryParse(audio.Value("fingerprint") ?? "", out var fingerprint))
        {
            throw new FormatException("The answer has no fingerprint.");
        }

        var payloadType = byte.Parse(audio.Formats[0], CultureInfo.InvariantCulture);
        return new ClientAnswer(
            ReadCredentials(audio),
            ReadCandidate(audio),
            fingerprint,
            payloadType == 0 ? AudioCodecKind.Pcmu : AudioCodecKind.Opus,
            payloadType,
            audio.Direction ?? "sendrecv");
    }

    /// <summary>The other end's credentials in the answer to a restart.</summary>
    public static IceCredentials ReadRestart(string fragment) => ReadCredentials(SdpParser.ParseFragment(fragment).Media[0]);

    private static IceCredentials ReadCredentials(SdpSection section) => new(
        section.Value("ice-ufrag") ?? throw new FormatException("No a=ice-ufrag."),
        section.Value("ice-pwd") ?? throw new FormatException("No a=ice-pwd."));

    /// <summary>Loopback where it is offered: the test client runs on the same machine.</summary>
    private static IPEndPoint ReadCandidate(SdpMedia audio)
    {
        const int Address = 4;
        const int Port = 5;
        IPEndPoint[] candidates =
        [
            .. audio.Values("candidate").Select(value => value.Split(' ')).Select(fields =>
                new IPEndPoint(IPAddress.Parse(fields[Address]), int.Parse(fields[Port], CultureInfo.InvariantCulture))),
        ];
        return Array.Find(candidates, candidate => IPAddress.IsLoopback(candidate.Address)) ?? candidates[0];
    }
}
