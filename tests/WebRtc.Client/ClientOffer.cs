using WebRtc.Dtls;
using WebRtc.Ice;

namespace WebRtc.Client;

/// <summary>The offer of a test client: one audio section, as a browser writes it.</summary>
internal static class ClientOffer
{
    public const byte OpusPayloadType = 111;

    public static string Write(WebRtcClientOptions options, IceCredentials credentials, Fingerprint fingerprint)
    {
        var shown = options.WrongFingerprint ? Fingerprint.Of("another certificate"u8) : fingerprint;
        string[] lines =
        [
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "a=group:BUNDLE 0",
            $"m=audio 9 UDP/TLS/RTP/SAVPF {(options.PcmuOnly ? "0" : $"{OpusPayloadType} 0")}",
            "c=IN IP4 0.0.0.0",
            "a=mid:0",
            $"a=ice-ufrag:{credentials.Ufrag}",
            $"a=ice-pwd:{credentials.Password}",
            $"a=fingerprint:{shown}",
            "a=setup:actpass",
            "a=rtcp-mux",
            $"a={options.Direction}",
            .. options.PcmuOnly ? Array.Empty<string>() : [$"a=rtpmap:{OpusPayloadType} opus/48000/2"],
            "a=rtpmap:0 PCMU/8000",
        ];
        return string.Concat(lines.Select(line => line + "\r\n"));
    }

    public static string WriteRestart(IceCredentials credentials) =>
        $"a=ice-ufrag:{credentials.Ufrag}\r\na=ice-pwd:{credentials.Password}\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n";
}
