using System.Net;
using WebRtc.Codecs;
using WebRtc.Dtls;
using WebRtc.Ice;

namespace WebRtc.Sdp;

/// <summary>What this end brings into an answer.</summary>
internal sealed record LocalDescription(Fingerprint Fingerprint, IReadOnlyList<IPEndPoint> Candidates, uint Ssrc)
{
    /// <summary>The name of our stream and of our RTCP source; it tells nothing of the machine.</summary>
    public const string Cname = "agent";
}

/// <summary>Writes the answer (RFC 9429 section 5.3.1) of an ICE-lite, DTLS-passive end.</summary>
internal static class SdpAnswer
{
    public static string Write(AudioOffer offer, IceCredentials credentials, LocalDescription local)
    {
        var sdp = new SdpBuilder();
        sdp.Line("v=0");
        sdp.Line($"o=- {local.Ssrc} 1 IN IP4 127.0.0.1");
        sdp.Line("s=-");
        sdp.Line("t=0 0");
        sdp.Line("a=ice-lite");
        if (offer.Audio.Mid is { } mid && offer.Document.Bundle.Contains(mid))
        {
            sdp.Line($"a=group:BUNDLE {mid}");
        }

        foreach (var media in offer.Document.Media)
        {
            if (media == offer.Audio)
            {
                WriteAudio(sdp, offer, credentials, local);
            }
            else
            {
                WriteRejected(sdp, media);
            }
        }

        return sdp.ToString();
    }

    /// <summary>Port zero says no (RFC 3264 section 6); formats and mid stand as they were offered.</summary>
    private static void WriteRejected(SdpBuilder sdp, SdpMedia media)
    {
        sdp.Line($"m={media.Kind} 0 {media.Protocol} {string.Join(' ', media.Formats)}");
        sdp.Line("c=IN IP4 0.0.0.0");
        if (media.Mid is { } mid)
        {
            sdp.Line($"a=mid:{mid}");
        }

        sdp.Line("a=inactive");
    }

    private static void WriteAudio(SdpBuilder sdp, AudioOffer offer, IceCredentials credentials, LocalDescription local)
    {
        sdp.Line($"m=audio {local.Candidates[0].Port} {offer.Audio.Protocol} {offer.PayloadType}");
        sdp.Line($"c=IN {SdpBuilder.AddressType(local.Candidates[0])} {local.Candidates[0].Address}");
        if (offer.Audio.Mid is { } mid)
        {
            sdp.Line($"a=mid:{mid}");
        }

        sdp.Ice(credentials, local.Candidates);
        sdp.Line($"a=fingerprint:{local.Fingerprint}");
        sdp.Line("a=setup:passive");
        sdp.Line("a=rtcp-mux");
        sdp.Line($"a={offer.Direction}");
        if (offer.Codec == AudioCodecKind.Opus)
        {
            // No usedtx: silence must arrive as silence, for whoever waits for the end of a sentence.
            sdp.Line($"a=rtpmap:{offer.PayloadType} opus/48000/2");
            sdp.Line($"a=fmtp:{offer.PayloadType} minptime=20;useinbandfec=1;maxaveragebitrate=32000");
        }
        else
        {
            sdp.Line($"a=rtpmap:{offer.PayloadType} PCMU/8000");
        }

        sdp.Line($"a=ptime:{AudioFormat.FrameDuration.TotalMilliseconds}");
        sdp.Line($"a=maxptime:{AudioFormat.FrameDuration.TotalMilliseconds}");
        if (offer.Sends)
        {
            sdp.Line($"a=msid:{LocalDescription.Cname} {LocalDescription.Cname}-audio");
            sdp.Line($"a=ssrc:{local.Ssrc} cname:{LocalDescription.Cname}");
        }
    }
}
