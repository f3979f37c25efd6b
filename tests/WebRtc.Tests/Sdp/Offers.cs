namespace WebRtc.Tests.Sdp;

/// <summary>Offers as browsers wrote them.</summary>
internal static class Offers
{
    /// <summary>Chromium 156: a microphone.</summary>
    public static string Chromium { get; } = Lines("""
        v=0
        o=- 2820871333131191724 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0
        a=extmap-allow-mixed
        a=msid-semantic: WMS 8cf23c75-0127-4a39-8951-55bf79e13ca6
        m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        a=ice-ufrag:AEgT
        a=ice-pwd:+g0YWf85OXux5pxthU1Jat/t
        a=ice-options:trickle
        a=fingerprint:sha-256 35:70:75:53:4F:47:47:62:7E:3C:78:57:1B:11:90:65:96:7B:2F:AA:FE:CA:42:33:27:DB:17:3D:F8:89:E6:EC
        a=setup:actpass
        a=mid:0
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=sendrecv
        a=msid:8cf23c75-0127-4a39-8951-55bf79e13ca6 32226b0e-f522-4f98-9186-ac96c89768cb
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:111 opus/48000/2
        a=rtcp-fb:111 transport-cc
        a=fmtp:111 minptime=10;useinbandfec=1
        a=rtpmap:63 red/48000/2
        a=fmtp:63 111/111
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:13 CN/8000
        a=rtpmap:110 telephone-event/48000
        a=rtpmap:126 telephone-event/8000
        a=ssrc:960281398 cname:LJw5B+6DCHvAUXmL
        """);

    /// <summary>Firefox 153: a microphone, a video to receive and a data channel; the fingerprint is the session's.</summary>
    public static string Firefox { get; } = Lines("""
        v=0
        o=mozilla...THIS_IS_SDPARTA-99.0 529674544924538621 0 IN IP4 0.0.0.0
        s=-
        t=0 0
        a=sendrecv
        a=fingerprint:sha-256 A0:64:59:1A:2C:01:E4:19:8E:EF:E4:87:48:B4:EF:AA:60:94:3D:ED:BD:11:4B:F0:8B:A5:DA:D5:40:B0:32:C6
        a=group:BUNDLE 0 1 2
        a=ice-options:trickle
        a=msid-semantic:WMS *
        m=audio 9 UDP/TLS/RTP/SAVPF 109 9 0 8 101
        c=IN IP4 0.0.0.0
        a=sendrecv
        a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
        a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1
        a=fmtp:101 0-15
        a=ice-pwd:ade5383278c15b3a52ae8ca0f98b6830
        a=ice-ufrag:281425bf
        a=mid:0
        a=msid:{80cfbbab-356d-4463-97ab-4923cef19c22} {540b2ccd-70ed-4489-9e34-4d79748fe835}
        a=rtcp-mux
        a=rtpmap:109 opus/48000/2
        a=rtpmap:9 G722/8000/1
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000
        a=setup:actpass
        a=ssrc:2429240928 cname:{d0dec5f5-65f0-415f-b2a9-29baeca968c3}
        m=video 9 UDP/TLS/RTP/SAVPF 120 124
        c=IN IP4 0.0.0.0
        a=recvonly
        a=ice-pwd:ade5383278c15b3a52ae8ca0f98b6830
        a=ice-ufrag:281425bf
        a=mid:1
        a=rtcp-mux
        a=rtpmap:120 VP8/90000
        a=rtpmap:124 rtx/90000
        a=setup:actpass
        m=application 9 UDP/DTLS/SCTP webrtc-datachannel
        c=IN IP4 0.0.0.0
        a=sendrecv
        a=ice-pwd:ade5383278c15b3a52ae8ca0f98b6830
        a=ice-ufrag:281425bf
        a=mid:2
        a=setup:actpass
        a=sctp-port:5000
        a=max-message-size:1073741823
        """);

    /// <summary>The Firefox offer with its audio section last.</summary>
    public static string FirefoxAudioLast
    {
        get
        {
            var sections = Firefox.Split("m=");
            return $"{sections[0]}m={sections[2]}m={sections[3]}m={sections[1]}";
        }
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\r\n") + "\r\n";
}
