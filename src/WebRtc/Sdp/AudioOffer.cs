using System.Globalization;
using WebRtc.Codecs;
using WebRtc.Dtls;

namespace WebRtc.Sdp;

/// <summary>What of an offer a call is made of: its one audio section, and the credentials of the transport that carries it.</summary>
internal sealed class AudioOffer
{
    // RFC 3551 section 6: a static payload type, good without an rtpmap line.
    private const byte PcmuPayloadType = 0;
    private const string PcmuFormat = "0";
    private static readonly string[] Protocols = ["UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "RTP/SAVPF", "RTP/SAVP"];

    private AudioOffer(SdpDocument document, SdpMedia audio)
    {
        Document = document;
        Audio = audio;
    }

    public SdpDocument Document { get; }

    /// <summary>The section that is answered. All others are rejected.</summary>
    public SdpMedia Audio { get; }

    public required string RemoteUfrag { get; init; }

    public required Fingerprint Fingerprint { get; init; }

    public required AudioCodecKind Codec { get; init; }

    public required byte PayloadType { get; init; }

    /// <summary>The other end's direction turned round.</summary>
    public required string Direction { get; init; }

    /// <summary>The other end wants to hear us.</summary>
    public bool Sends => Direction is "sendrecv" or "sendonly";

    /// <summary>The other end wants to be heard.</summary>
    public bool Receives => Direction is "sendrecv" or "recvonly";

    /// <exception cref="SdpException">See <see cref="SdpException.IsMalformed"/>.</exception>
    public static AudioOffer Read(string text, bool hasOpus)
    {
        var document = SdpParser.ParseDescription(text);
        var audio = document.Media.Find(IsAnswerable)
            ?? throw Unsupported(
                "The offer has no audio section with DTLS-SRTP (UDP/TLS/RTP/SAVPF), a=rtcp-mux and a port. Add an audio track or transceiver.");
        CheckMid(audio);

        // With BUNDLE the transport may be described in the first section of the group only (RFC 9143 section 7.1).
        var bundled = document.Media.Find(media => media.Mid is { } mid && document.Bundle.Contains(mid));
        SdpSection?[] transport = [audio, bundled, document.Session];
        CheckSetup(transport);
        var (codec, payloadType) = ChooseCodec(audio, hasOpus);
        return new AudioOffer(document, audio)
        {
            RemoteUfrag = IceParameters.FindUfrag(transport)
                ?? throw Unsupported("The offer has no a=ice-ufrag. Only WebRTC calls are answered."),
            Fingerprint = FindFingerprint(transport),
            Codec = codec,
            PayloadType = payloadType,
            Direction = Turn(audio.Direction ?? SdpMedia.DirectionOf(document.Session) ?? "sendrecv"),
        };
    }

    private static bool IsAnswerable(SdpMedia media) =>
        media.Kind == "audio" && !media.IsOff && Protocols.Contains(media.Protocol) && media.Has("rtcp-mux");

    private static void CheckMid(SdpMedia audio)
    {
        const int MaxMid = 64;
        if (audio.Mid is { } mid && (mid.Length is 0 or > MaxMid || mid.Contains(' ', StringComparison.Ordinal)))
        {
            throw new SdpException($"a=mid of the audio section is not a token of 1 to {MaxMid} characters.", isMalformed: true);
        }
    }

    private static void CheckSetup(SdpSection?[] transport)
    {
        var setup = transport.Select(section => section?.Value("setup")).FirstOrDefault(value => value is not null);
        if (setup is not (null or "actpass" or "active"))
        {
            throw Unsupported($"The offer says a=setup:{setup}; this end is always passive. Offer 'actpass'.");
        }
    }

    private static Fingerprint FindFingerprint(SdpSection?[] transport)
    {
        var lines = transport.Select(section => section?.Values("fingerprint").ToArray() ?? []).FirstOrDefault(values => values.Length > 0)
            ?? throw Unsupported("The offer has no a=fingerprint. Only calls encrypted with DTLS-SRTP are answered.");
        foreach (var line in lines)
        {
            if (Fingerprint.TryParse(line, out var fingerprint))
            {
                return fingerprint;
            }
        }

        throw Unsupported($"None of the offer's {lines.Length} fingerprints is sha-256, sha-384 or sha-512 of the right length.");
    }

    private static (AudioCodecKind Codec, byte PayloadType) ChooseCodec(SdpMedia audio, bool hasOpus)
    {
        var opus = audio.Values("rtpmap")
            .Select(map => map.Split(' ', 2))
            .Where(map => map.Length == 2 && map[1].Trim().Equals("opus/48000/2", StringComparison.OrdinalIgnoreCase))
            .Select(map => map[0])
            .FirstOrDefault(audio.Formats.Contains);
        if (hasOpus && opus is not null && TryPayloadType(opus, out var payloadType))
        {
            return (AudioCodecKind.Opus, payloadType);
        }

        return audio.Formats.Contains(PcmuFormat)
            ? (AudioCodecKind.Pcmu, PcmuPayloadType)
            : throw Unsupported("The offer has no audio codec that can be answered. Offer Opus or PCMU.");
    }

    /// <summary>Below 64 or above 95, so that RTCP can share the port (RFC 5761 section 4).</summary>
    private static bool TryPayloadType(string text, out byte payloadType) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out payloadType) && payloadType is < 64 or (> 95 and < 128);

    private static string Turn(string direction) => direction switch
    {
        "sendonly" => "recvonly",
        "recvonly" => "sendonly",
        _ => direction,
    };

    private static SdpException Unsupported(string message) => new(message, isMalformed: false);
}
